// Adds text search, facets and sorting to the register's table, which works without them.
// What is chosen stands in the address, so that a view can be shared: ?text=ledger&stage=piloting&sort=due&order=down
(() => {
  "use strict";

  const PART = 40; // rows in a part of the table, as in the template: a browser lays out those parts that are in sight
  const FEW = 8; // values of a facet shown before "Show all"
  const root = document.querySelector("[data-pb-register]");
  const table = root?.querySelector(".pb-rows");
  if (!table) return;

  const form = root.querySelector(".pb-facets");
  const count = root.querySelector("[data-pb-count]");
  const active = root.querySelector("[data-pb-active]");
  const nothing = root.querySelector("[data-pb-nothing]");
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

  const values = facets.flatMap((facet, index) => facet.values.map((value) => ({ ...value, bit: 1 << index })));

  // Reading every row's text costs most, so the rows are read when they are first needed. A row names its values by their
  // numbers in the form.
  let rows = null;
  const readRows = () => {
    rows ??= [...table.tBodies].flatMap((part) => [...part.rows]).map((element) => ({
      element,
      text: element.textContent.replace(/\s+/g, " ").toLowerCase(),
      values: element.dataset.values.split(" ").filter(Boolean).map(Number),
      isShown: true,
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

  const words = () => form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
  const chosen = (facet) => facet.values.filter(({ input }) => input.checked);

  /** Judges every row, a bit for each facet, and counts for each value what choosing it would leave: the other facets hold. */
  const judge = () => {
    const wanted = words();
    const bits = values.map(({ input, bit }) => (input.checked ? bit : 0));
    const asked = bits.reduce((all, bit) => all | bit, 0);
    const counts = new Array(values.length).fill(0);
    let found = 0;
    for (const row of readRows()) {
      row.isFound = wanted.every((word) => row.text.includes(word));
      if (!row.isFound) continue;
      const missed = row.values.reduce((left, value) => left & ~bits[value], asked);
      row.isFound = missed === 0;
      found += row.isFound;
      for (const value of row.values) if ((missed & ~values[value].bit) === 0) counts[value] += 1;
    }
    values.forEach(({ count: label }, index) => {
      if (label.textContent !== String(counts[index])) label.textContent = counts[index];
    });
    return found;
  };

  const arrange = () => {
    const isEmpty = (value) => value === "" || value === "nobody named";
    const keyed = readRows().map((row) => [sorters[sort](row), row]);
    keyed.sort(([a], [b]) => {
      if (isEmpty(a) || isEmpty(b)) return isEmpty(a) - isEmpty(b);
      const order = typeof a === "number" ? a - b : collator.compare(a, b);
      return isDown ? -order : order;
    });
    rows = keyed.map(([, row]) => row);
    [...table.tBodies].forEach((part, index) => {
      part.replaceChildren(...rows.slice(index * PART, (index + 1) * PART).map(({ element }) => element));
    });
  };

  /** A part that is out of sight takes as much room as its rows would, and none without any. */
  const lay = () => {
    [...table.tBodies].forEach((part, index) => {
      let shown = 0;
      for (const row of rows.slice(index * PART, (index + 1) * PART)) {
        if (row.isShown !== row.isFound) row.element.hidden = !row.isFound;
        row.isShown = row.isFound;
        shown += row.isShown;
      }
      part.hidden = shown === 0;
      part.style.setProperty("--pb-rows", shown);
    });
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
    const found = judge();
    lay();
    showActive();
    const total = `${say(rows.length)} ${rows.length === 1 ? "pilot" : "pilots"}`;
    count.textContent = found === rows.length ? total : `${say(found)} of ${total}`;
    nothing.hidden = found > 0;
    table.hidden = found === 0;
    writeAddress();
  };

  const sortRows = () => {
    arrange();
    showSort();
    update();
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
        sortRows();
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

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", update);
  form.elements.text.addEventListener("input", update);
  root.querySelector("[data-pb-clear]").addEventListener("click", clear);

  const isFiltered = readAddress();
  addSorting();
  foldFacets();
  openSheetOnWideScreens();
  form.hidden = false;
  if (sort) sortRows();
  else if (isFiltered) update();
  else (window.requestIdleCallback ?? setTimeout)(readRows);
})();
