// Puts the file of a pilot into the form, and tells what the form wants to be otherwise in it.
(() => {
  "use strict";

  const tools = window.pilotbookPropose;
  const { isScalar, isAbsent, findEntry, isBlank, isSame, hasOthers } = tools;
  const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

  /** Load the file of a pilot, as site/feeds/pilot_text.py writes it; nothing where there is none. */
  const loadFile = (folder, id) =>
    new Promise((resolve) => {
      if (!folder || !NAME.test(id)) return resolve(null);
      const script = document.createElement("script");
      script.src = `${folder}${id}.js`;
      script.addEventListener("load", () => resolve(window.pilotbookFile?.id === id ? window.pilotbookFile : null));
      script.addEventListener("error", () => resolve(null));
      return document.head.append(script);
    });

  /** The functions that hold a form against a file. */
  const makeChanger = (file, findWrong) => {
    const places = new tools.Places(file.text);
    const baseOf = (field, node) => {
      const text = node && isScalar(node) ? places.textOf(node).replace(/\n+$/, "") : "";
      return field.dataset.pbKind === "flag" ? text.toLowerCase() : text;
    };
    /** A value as the fields of a record: a plain answer stands for one of them. */
    const asFields = (field, node) => {
      const { pbShorthand } = field.dataset;
      return node && isScalar(node) && !isAbsent(node) && pbShorthand ? { pairs: [[pbShorthand, 0, 0, node]] } : node;
    };
    const nodeOf = (group, field) => (field.dataset.pbField ? findEntry(group, field.dataset.pbField)?.[3] : group);
    const itemsOf = (field, node) => node?.items ?? (isAbsent(node) || !isScalar(node) ? [] : [node]);
    /** Whether a value is of another kind than its field, so that the form has no place for it. */
    const isUnfit = (field, node) => {
      if (isAbsent(node)) return false;
      if (tools.isList(field)) return !node.items && (field.dataset.pbKind === "records" || !isScalar(node));
      return field.dataset.pbKind === "record" ? !asFields(field, node).pairs : !isScalar(node);
    };

    const lock = (field) => {
      for (const each of [field, ...field.querySelectorAll("[data-pb-field]")]) each.dataset.pbLocked = "";
      for (const each of field.querySelectorAll("input, select, textarea, button")) each.disabled = true;
    };
    const isLocked = (field) => "pbLocked" in field.dataset;

    /** Put what stands in the file into a group of fields, and what was `kept` of a draft in its place where there is one. */
    const fill = (group, node, kept = null) => {
      for (const field of tools.fieldsOf(group)) {
        const [value, draft] = [nodeOf(node, field), kept?.[field.dataset.pbField]];
        if (isUnfit(field, value)) lock(field);
        else if (tools.isList(field)) fillList(field, value, kept && (draft ?? {}));
        else if (field.dataset.pbKind === "record") fill(field, asFields(field, value), kept && (draft ?? {}));
        else fillLeaf(field, baseOf(field, value), kept && (draft ?? ""));
      }
    };
    const fillLeaf = (field, text, draft) => {
      const control = tools.controlOf(field);
      control.value = text;
      if (control.value !== text) lock(field);
      else if (typeof draft === "string") control.value = draft;
    };
    const fillList = (field, node, draft) => {
      const items = itemsOf(field, node);
      const origins = draft ? (draft.origins ?? []) : [...items.keys()];
      for (const [at, origin] of origins.entries()) {
        const item = tools.addItem(field);
        if (items[origin] !== undefined) item.dataset.pbOrigin = origin;
        fill(item, items[origin] && asFields(field, items[origin]), draft ? (draft.items?.[at] ?? {}) : null);
      }
      const none = tools.noneOf(field);
      if (none) none.checked = draft ? draft.none === true : node?.items?.length === 0;
    };

    /** What a group of fields wants its values to be; `fieldOf` gets the field of each answer. */
    const want = (group, node, fieldOf) =>
      new Map(tools.fieldsOf(group).map((field) => [field.dataset.pbField, wantField(field, nodeOf(node, field), fieldOf)]));
    const wantField = (field, node, fieldOf) => {
      const answer = makeAnswer(field, node, fieldOf);
      fieldOf.set(answer, field);
      return answer;
    };
    const makeAnswer = (field, node, fieldOf) => {
      if (isLocked(field)) return { text: "locked", isBare: true, isKept: true };
      if (tools.isList(field)) return wantList(field, node, fieldOf);
      if (field.dataset.pbKind !== "record") return wantLeaf(field, baseOf(field, node));
      return { fields: want(field, asFields(field, node), fieldOf), shorthand: field.dataset.pbShorthand ?? "" };
    };
    const wantLeaf = (field, base) => {
      const text = tools.readText(field).trim() ? tools.readText(field) : "";
      const isMissed = !text && "pbRequired" in field.dataset;
      const isKept = text === base || (!text && !base.trim()) || isMissed || Boolean(findWrong(field));
      return { text: isKept ? base : text, isBare: tools.isBare(field), isKept };
    };
    const wantList = (field, node, fieldOf) => {
      const values = itemsOf(field, node);
      const items = tools.itemsOf(field).map((item) => wantItem(field, item, values, fieldOf)).filter(Boolean);
      const isNone = tools.noneOf(field)?.checked ?? (node?.items?.length === 0 && items.length === 0);
      return { items: isNone ? [] : items, isNone };
    };
    const wantItem = (field, item, values, fieldOf) => {
      const origin = Number(item.dataset.pbOrigin ?? -1);
      const node = values[origin] && asFields(field, values[origin]);
      const fields = want(item, node, fieldOf);
      const answer = field.dataset.pbKind === "texts" ? fields.get("") : { fields, shorthand: field.dataset.pbShorthand ?? "" };
      const isEmptied = isBlank(answer) && !(origin >= 0 && (isSame(answer, values[origin]) || hasOthers(node, answer)));
      return isEmptied ? null : { origin, answer };
    };

    return { fill: (group, kept) => fill(group, file.root, kept), want: (group, fieldOf) => want(group, file.root, fieldOf), isLocked };
  };

  // Drafts

  const isEqual = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const isPlainRecord = (kept) => typeof kept === "object" && kept !== null && !("items" in kept) && !("none" in kept);
  /** A draft that was made of one version of a file as one of another: what it did not change is as the file has it now.
   *
   * All three are what `keep` gives. `lost` gets the names of lists that both have changed: they stay as the file has
   * them, with what the draft has added. */
  const mergeDraft = (draft, before, now, lost, name = "") => {
    if (isEqual(draft, before)) return now;
    if (isEqual(before, now)) return draft;
    const sides = [draft, before, now].map((each) => each ?? {});
    if (sides.every(isPlainRecord)) {
      const names = new Set(sides.flatMap(Object.keys));
      const merged = [...names].map((each) => [each, mergeDraft(draft?.[each], before?.[each], now?.[each], lost, name || each)]);
      return Object.fromEntries(merged.filter(([, each]) => each !== undefined));
    }
    if (!now?.items) return draft;
    lost.add(name);
    const added = (draft?.items ?? []).filter((_, at) => !(draft.origins?.[at] >= 0));
    return { items: [...now.items, ...added], origins: [...now.origins, ...added.map(() => -1)] };
  };

  Object.assign(window.pilotbookPropose, { loadFile, makeChanger, mergeDraft });
})();
