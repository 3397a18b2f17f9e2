// Adds text search, facets and sorting to the register's table, which works without them.
// What is chosen stands in the address, so that a view can be shared: ?text=ledger&stage=piloting&sort=due&order=down
(() => {
  "use strict";

  const AT_ONCE = 200; // rows shown before "Show more pilots", as in the template: laying out thousands is slow
  const FEW = 8; // values of a facet shown before "Show all"
  const root = document.querySelector("[data-pb-register]");
  const table = root?.querySelector(".pb-rows");
  if (!table) return;

  const form = root.querySelector(".pb-facets");
  const body = table.tBodies[0];
  const count = root.querySelector("[data-pb-count]");
  const active = root.querySelector("[data-pb-active]");
  const nothing = root.querySelector("[data-pb-nothing]");
  const more = root.querySelector("[data-pb-more]");
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });

  const facets = [...form.querySelectorAll("[data-pb-facet]")].map((element) => ({
    key: element.dataset.pbFacet,
    title: element.querySelector("legend").textContent.trim(),
    element,
    values: [...element.querySelectorAll("label")].map((label) => ({
      input: label.querySelector("input"),
      label,
      title: label.querySelector(".pb-facet__title").textContent.trim(),
      count: label.querySelector(".pb-facet__count"),
    })),
  }));

  // Reading every row's text costs most, so the rows are read when they are first needed.
  let rows = null;
  const readRows = () => {
    rows ??= [...table.tBodies].flatMap((part) => [...part.rows]).map((element) => ({
      element,
      text: element.textContent.replace(/\s+/g, " ").toLowerCase(),
      facets: facets.map(({ key }) => new Set((element.getAttribute(`data-f-${key}`) ?? "").split(" "))),
    }));
    return rows;
  };

  const cellText = (cell) => (row) => row.element.cells[cell].textContent.trim();
  const numberOf = (name) => (row) => Number(row.element.dataset[name]);
  const sorters = {
    title: (row) => row.element.querySelector(".pb-rows__title").textContent,
    unit: cellText(1),
    stage: numberOf("stage"),
    answered: numberOf("answered"),
    owner: cellText(4),
    due: (row) => row.element.dataset.due ?? "",
  };

  let sort = "";
  let isDown = false;
  let limit = AT_ONCE;
  let shown = [];

  const words = () => form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
  const chosen = (facet) => facet.values.filter(({ input }) => input.checked);

  /** Which rows each facet lets through, and which the words do. */
  const judge = (row, wanted, sets) => {
    const hasWords = wanted.every((word) => row.text.includes(word));
    const passed = sets.map((set, index) => set.length === 0 || set.some((value) => row.facets[index].has(value)));
    return { row, hasWords, passed, missed: passed.filter((isPassed) => !isPassed).length };
  };

  /** A value's count is what choosing it would leave: the other facets hold, its own does not. */
  const countValues = (judged) => {
    facets.forEach((facet, index) => {
      const totals = new Map();
      for (const { row, hasWords, passed, missed } of judged) {
        if (!hasWords || missed > (passed[index] ? 0 : 1)) continue;
        for (const value of row.facets[index]) totals.set(value, (totals.get(value) ?? 0) + 1);
      }
      for (const { input, count: label } of facet.values) label.textContent = totals.get(input.value) ?? 0;
    });
  };

  const arrange = (found) => {
    if (!sorters[sort]) return found;
    const keyed = found.map((row) => [sorters[sort](row), row]);
    const isEmpty = (value) => value === "" || value === "nobody named";
    keyed.sort(([a], [b]) => {
      if (isEmpty(a) || isEmpty(b)) return isEmpty(a) - isEmpty(b);
      const order = typeof a === "number" ? a - b : collator.compare(a, b);
      return isDown ? -order : order;
    });
    return keyed.map(([, row]) => row);
  };

  const lay = () => {
    body.replaceChildren(...shown.slice(0, limit).map(({ element }) => element));
    more.hidden = shown.length <= limit;
  };

  const makeButton = (text, name, act) => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.setAttribute("aria-label", name);
    button.addEventListener("click", act);
    item.append(button);
    return item;
  };

  const showActive = () => {
    const chips = facets.flatMap((facet) =>
      chosen(facet).map(({ input, title }) =>
        makeButton(`${facet.title}: ${title}`, `Remove ${facet.title}: ${title}`, () => {
          input.checked = false;
          update();
          (active.querySelector("button") ?? form.elements.text).focus();
        }),
      ),
    );
    if (chips.length > 1) chips.push(makeButton("Clear all", "Clear all filters", clear));
    active.replaceChildren(...chips);
    active.hidden = chips.length === 0;
  };

  const showSort = () => {
    for (const heading of table.querySelectorAll("[data-pb-sort]")) {
      if (heading.dataset.pbSort === sort) heading.setAttribute("aria-sort", isDown ? "descending" : "ascending");
      else heading.removeAttribute("aria-sort");
    }
  };

  const writeAddress = () => {
    const query = new URLSearchParams();
    if (form.elements.text.value.trim()) query.set("text", form.elements.text.value.trim());
    for (const facet of facets) for (const { input } of chosen(facet)) query.append(facet.key, input.value);
    if (sort) query.set("sort", sort);
    if (sort && isDown) query.set("order", "down");
    const text = query.toString();
    history.replaceState(null, "", `${location.pathname}${text ? `?${text}` : ""}${location.hash}`);
  };

  const say = (number) => number.toLocaleString("en-GB");

  const update = () => {
    const wanted = words();
    const sets = facets.map((facet) => chosen(facet).map(({ input }) => input.value));
    const judged = readRows().map((row) => judge(row, wanted, sets));
    shown = arrange(judged.filter(({ hasWords, missed }) => hasWords && missed === 0).map(({ row }) => row));
    limit = AT_ONCE;
    lay();
    countValues(judged);
    showActive();
    showSort();
    const total = `${say(rows.length)} ${rows.length === 1 ? "pilot" : "pilots"}`;
    count.textContent = shown.length === rows.length ? total : `${say(shown.length)} of ${total}`;
    nothing.hidden = shown.length > 0;
    table.hidden = shown.length === 0;
    writeAddress();
  };

  const clear = () => {
    form.elements.text.value = "";
    for (const facet of facets) for (const { input } of facet.values) input.checked = false;
    update();
    form.elements.text.focus();
  };

  const readAddress = () => {
    const query = new URLSearchParams(location.search);
    form.elements.text.value = query.get("text") ?? "";
    for (const facet of facets) {
      const values = new Set(query.getAll(facet.key));
      for (const { input } of facet.values) input.checked = values.has(input.value);
    }
    sort = query.get("sort") in sorters ? query.get("sort") : "";
    isDown = query.get("order") === "down";
    return query.size > 0;
  };

  const addSorting = () => {
    for (const heading of table.querySelectorAll("[data-pb-sort]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = heading.textContent;
      button.addEventListener("click", () => {
        isDown = sort === heading.dataset.pbSort && !isDown;
        sort = heading.dataset.pbSort;
        update();
      });
      heading.replaceChildren(button);
    }
  };

  /** A facet with many values shows the first few, and the chosen ones, until it is asked for the rest. */
  const foldFacets = () => {
    for (const { element, values, title } of facets) {
      if (values.length <= FEW + 2) continue;
      for (const { label, input } of values.slice(FEW)) label.hidden = !input.checked;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "pb-facet__more";
      button.textContent = `Show all ${values.length}`;
      button.setAttribute("aria-label", `${title}: show all ${values.length}`);
      button.addEventListener("click", () => {
        const next = values.find(({ label }) => label.hidden);
        for (const { label } of values) label.hidden = false;
        button.remove();
        next?.input.focus();
      });
      element.append(button);
    }
  };

  const openSheetOnWideScreens = () => {
    const wide = matchMedia("(min-width: 60em)");
    const sheet = form.querySelector("details");
    const follow = () => {
      sheet.open = wide.matches;
    };
    wide.addEventListener("change", follow);
    follow();
  };

  let waiting = 0;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", update);
  form.elements.text.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(update, 150);
  });
  root.querySelector("[data-pb-clear]").addEventListener("click", clear);
  more.querySelector("button").addEventListener("click", () => {
    const first = shown[limit];
    limit += AT_ONCE;
    lay();
    first?.element.querySelector("a").focus();
  });
  // On paper, all that was found.
  addEventListener("beforeprint", () => {
    if (rows) body.replaceChildren(...shown.map(({ element }) => element));
  });
  addEventListener("afterprint", () => {
    if (rows) lay();
  });

  const isFiltered = readAddress();
  addSorting();
  foldFacets();
  openSheetOnWideScreens();
  form.hidden = false;
  if (isFiltered || table.tBodies.length > 1) update();
})();
