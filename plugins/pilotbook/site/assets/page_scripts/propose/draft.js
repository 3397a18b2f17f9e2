// Turns the form into values and a draft, and a draft into the form; a list gets and loses its items here.
(() => {
  "use strict";

  const own = (group, selector) =>
    [...group.querySelectorAll(selector)].filter((each) => each.parentElement.closest("[data-pb-group]") === group);
  const fieldsOf = (group) => own(group, "[data-pb-field]");
  const controlOf = (field) => field.querySelector("[data-pb-control]");
  const itemsOf = (field) => [...field.querySelector(":scope > [data-pb-items]").children];
  const noneOf = (field) => field.querySelector(":scope > .pb-ask__none > [data-pb-none]");
  const isList = (field) => ["records", "texts"].includes(field.dataset.pbKind);

  let count = 0;

  /** Add an item to a list, with ids that no other item has. */
  const addItem = (field) => {
    count += 1;
    const item = field.querySelector(":scope > template").content.cloneNode(true).firstElementChild;
    const isOwn = new Map([...item.querySelectorAll("[id]")].map((each) => [each.id, `${each.id}-${count}`]));
    for (const each of item.querySelectorAll("[id], [for], [aria-describedby]")) {
      for (const name of ["id", "for", "aria-describedby"]) {
        const value = each.getAttribute(name);
        if (value) each.setAttribute(name, value.split(" ").map((id) => isOwn.get(id) ?? id).join(" "));
      }
    }
    field.querySelector(":scope > [data-pb-items]").append(item);
    return item;
  };

  /** What stands in a group as plain values that can be kept. `origins` are the numbers of items in the file, -1 for new ones. */
  const keep = (group) =>
    Object.fromEntries(fieldsOf(group).map((field) => [field.dataset.pbField, keepField(field)]).filter(([, kept]) => kept));
  const keepField = (field) => {
    if (isList(field)) {
      if (noneOf(field)?.checked) return { none: true };
      const all = itemsOf(field).map((item) => [keep(item), Number(item.dataset.pbOrigin ?? -1)]);
      const said = all.filter(([item, origin]) => origin >= 0 || Object.keys(item).length > 0);
      const [items, origins] = [0, 1].map((part) => said.map((each) => each[part]));
      return items.length > 0 ? { items, origins } : null;
    }
    if (field.dataset.pbKind !== "record") return controlOf(field).value || null;
    const inner = keep(field);
    return Object.keys(inner).length > 0 ? inner : null;
  };

  /** Put what was kept back into a group; whatever does not fit is passed over. */
  const restore = (group, kept) => {
    for (const field of fieldsOf(group)) {
      const value = kept?.[field.dataset.pbField];
      if (isList(field)) {
        for (const item of Array.isArray(value?.items) ? value.items : []) restore(addItem(field), item);
        const none = noneOf(field);
        if (none) none.checked = value?.none === true;
      } else if (field.dataset.pbKind === "record") restore(field, value);
      else if (typeof value === "string") controlOf(field).value = value;
    }
  };

  /** The values of a group as a Map; `readLeaf` gives a field's value, or nothing where it has none. */
  const collect = (group, readLeaf) => {
    const values = new Map();
    for (const field of fieldsOf(group)) {
      const value = collectField(field, readLeaf);
      if (value) values.set(field.dataset.pbField, value);
    }
    return values;
  };
  const collectField = (field, readLeaf) => {
    if (isList(field)) {
      if (noneOf(field)?.checked) return [];
      const items = itemsOf(field).map((item) => collect(item, readLeaf)).filter((item) => item.size > 0);
      if (items.length === 0) return null;
      return field.dataset.pbKind === "texts" ? items.map((item) => item.get("")) : items;
    }
    if (field.dataset.pbKind !== "record") return readLeaf(field);
    const inner = collect(field, readLeaf);
    return inner.size > 0 ? inner : null;
  };

  Object.assign(window.pilotbookPropose, { addItem, keep, restore, collect, fieldsOf, controlOf, itemsOf, noneOf, isList });
})();
