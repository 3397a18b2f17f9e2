// Keeps the ticks of a checklist in this browser, counts them and clears them. A browser that refuses storage ticks all
// the same; the ticks are then gone when the page is left.
(() => {
  "use strict";

  const root = document.querySelector("[data-pb-checklist]");
  const boxes = [...(root?.querySelectorAll(".pb-tick input") ?? [])];
  if (boxes.length === 0) return;

  const key = `pilotbook.checklist.${root.dataset.pbChecklist}`;
  const count = root.querySelector("[data-pb-ticked]");

  const readTicks = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(key) ?? "[]");
      return new Set(Array.isArray(kept) ? kept : []);
    } catch {
      return new Set(); // storage is denied, or holds something else
    }
  };

  /** Whether the ticks could be kept. */
  const keepTicks = () => {
    const ticked = boxes.filter((box) => box.checked).map((box) => box.value);
    try {
      if (ticked.length > 0) localStorage.setItem(key, JSON.stringify(ticked));
      else localStorage.removeItem(key);
      return true;
    } catch {
      return false;
    }
  };

  const showCount = () => {
    count.textContent = `${boxes.filter((box) => box.checked).length} of ${boxes.length} ticked`;
  };

  const update = () => {
    root.querySelector("[data-pb-kept]").hidden = !keepTicks();
    showCount();
  };

  const ticks = readTicks();
  for (const box of boxes) box.checked = ticks.has(box.value);
  root.addEventListener("change", update);
  root.querySelector("[data-pb-clear]").addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    update();
    boxes[0].focus();
  });
  root.querySelector("[data-pb-print]").addEventListener("click", () => print());
  root.querySelector("[data-pb-buttons]").hidden = false;
  update();
})();
