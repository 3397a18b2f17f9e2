// Runs the form: says what is missing or vague, counts the answers, writes the file, keeps the draft, opens the forge.
(() => {
  "use strict";

  const tools = window.pilotbookPropose;
  const root = document.querySelector("[data-pb-propose]");
  if (!root || !tools) return;
  const find = (selector) => root.querySelector(selector);
  const form = find("[data-pb-form]");
  const data = JSON.parse(find("[data-pb-data]").textContent);
  const findVague = tools.makeVagueFinder(data.phrases);
  const isGroup = tools.makeGroupFinder(data.phrases.no_person);
  const address = new RegExp(`^(?:${data.address})$`, "u");
  const idBox = find("[data-pb-id]");
  const key = `pilotbook.propose.${location.pathname}`;
  let isOwnId = false;
  let file = "";

  const lengthOf = (text) => Array.from(text).length;
  const quote = (words) =>
    lengthOf(words) <= data.most_quoted ? words : `${Array.from(words).slice(0, data.most_quoted - 1).join("").trimEnd()}…`;

  const CHECKS = {
    text: (text, { pbLongest }) =>
      lengthOf(text) > Number(pbLongest) && `expected at most ${pbLongest} characters, found ${lengthOf(text)}: say it shorter`,
    address: (text) => !address.test(text) && "expected an address that begins with https://",
    number: (text, { pbLeast, pbMost }) =>
      !(/^[0-9]{1,7}$/.test(text) && Number(text) >= Number(pbLeast) && Number(text) <= Number(pbMost)) &&
      `expected a whole number from ${pbLeast} to ${pbMost}, as digits`,
    day: (text, { pbLeast, pbMost }) => (text < pbLeast || text > pbMost) && "check the year of this day",
    choice: () => false,
    flag: () => false,
  };

  /** Why the reader would refuse what stands in a field, or nothing. */
  const findWrong = (field) => {
    const text = tools.controlOf(field).value.replace(/\n+$/, "");
    const forbidden = tools.findForbidden(text);
    if (forbidden) return `found the invisible character ${forbidden}: delete it; it often comes along when text is pasted`;
    if (!text.trim()) return "";
    return CHECKS[field.dataset.pbKind](text, field.dataset) || CHECKS.text(text, { pbLongest: field.dataset.pbLongest ?? 4000 }) || "";
  };

  const findDoubt = (field) => {
    const text = tools.controlOf(field).value;
    const vague = "pbJudged" in field.dataset ? findVague(text) : null;
    if (vague) return `“${quote(vague[0])}” ${data.why[vague[1]]}`;
    return data.people.includes(field.dataset.pbPath) && isGroup(text) ? `“${quote(text)}” ${data.why.names_group}` : "";
  };

  const readLeaf = (field) => {
    const text = tools.controlOf(field).value.replace(/\n+$/, "");
    if (!text.trim() || findWrong(field)) return null;
    const isBare = ["day", "number", "flag", "choice"].includes(field.dataset.pbKind);
    return { text, isBare, doubt: isBare ? "" : findDoubt(field) };
  };

  const say = (element, words, isWrong = false) => {
    if (!element) return;
    element.hidden = !words;
    element.toggleAttribute("data-pb-wrong", isWrong);
    if (element.textContent !== words) element.textContent = words;
  };
  const saidOf = (field) => field.querySelector(":scope > [data-pb-said]");

  /** Whether an asked field is answered, wherever its path leads. */
  const isAnswered = (value, steps, asked, item) => {
    if (value === undefined || value === null) return false;
    if (asked.unless_field && item) {
      const chosen = item.get(asked.unless_field)?.text;
      if (chosen === asked.unless) return true;
    }
    if (Array.isArray(value)) {
      if (steps.length === 0) return value.every((each) => typeof each.text !== "string" || !each.doubt);
      return value.every((each) => isAnsweredIn(each, steps, asked, each));
    }
    if (steps.length > 0) return value instanceof Map && isAnsweredIn(value, steps, asked, item);
    return value instanceof Map ? value.size > 0 : !value.doubt;
  };
  const isAnsweredIn = (record, [first, ...rest], asked, item) => {
    if (asked.unless_field && item?.get(asked.unless_field)?.text === asked.unless) return true;
    return isAnswered(record.get(first), rest, asked, item);
  };

  /** Say beside each field of a group what is wrong, vague or missing. */
  const sayOf = (group, isBegun) => {
    for (const field of tools.fieldsOf(group)) {
      if (tools.isList(field)) for (const item of tools.itemsOf(field)) sayOf(item, true);
      else if (field.dataset.pbKind === "record") sayOf(field, isBegun || tools.collect(field, readLeaf).size > 0);
      else {
        const wrong = findWrong(field);
        const isMissing = !tools.controlOf(field).value.trim() && isMissed(field, group, isBegun);
        const doubt = wrong ? "" : findDoubt(field);
        say(saidOf(field), wrong ? `left out of the file: ${wrong}` : doubt || (isMissing ? "unanswered" : ""), Boolean(wrong));
        tools.controlOf(field).setAttribute("aria-invalid", wrong ? "true" : "false");
      }
    }
  };
  const isMissed = (field, group, isBegun) => {
    if ("pbRequired" in field.dataset) return isBegun;
    if (!("pbAsked" in field.dataset) || !isBegun) return false;
    const asked = data.questions.flatMap((each) => each.asked).find((each) => each.path === field.dataset.pbPath);
    const item = field.closest(".pb-ask__item");
    const other = asked?.unless_field ? item?.querySelector(`[data-pb-field="${CSS.escape(asked.unless_field)}"]`) : null;
    return !other || !["", asked.unless].includes(tools.controlOf(other).value);
  };

  /** Whether a field of a question that must name a person, asked for or not, names a group. */
  const hasDoubtfulPerson = (values, name) =>
    data.people
      .map((path) => path.split("."))
      .filter(([first]) => first === name)
      .some((steps) => Boolean(steps.reduce((value, step) => value?.get?.(step), values)?.doubt));

  const sayQuestions = (values) => {
    const left = [];
    for (const { name, asked } of data.questions) {
      const isDone =
        asked.every((each) => isAnswered(values, each.path.split("."), each, null)) && !hasDoubtfulPerson(values, name);
      const section = find(`[data-pb-question="${CSS.escape(name)}"]`);
      section.querySelector("[data-pb-state]").textContent =
        isDone ? "● answered" : values.has(name) ? "◐ not complete yet" : "○ unanswered";
      if (!isDone) left.push(name);
    }
    const words = `${data.questions.length - left.length} of ${data.questions.length} answered`;
    find("[data-pb-count]").textContent = words;
    find("[data-pb-left]").textContent = left.length > 0 ? `Still open: ${left.join(", ")}.` : "";
    return words;
  };

  const proposeId = (title) => {
    const plain = title.normalize("NFKD").replace(/[^\0-\x7f]/g, "").toLowerCase();
    const whole = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
    const id = whole.slice(0, data.id.longest).replace(/-+$/, "") || "my-pilot";
    return data.id.reserved.includes(id) ? `${id}-pilot` : id;
  };

  const showFile = (values) => {
    file = tools.writeFile(values);
    find("[data-pb-yaml]").value = file;
    const id = idBox.value;
    const isGood = id === proposeId(id);
    say(root.querySelector("#pb-propose-id-said"), isGood ? "" : `the nearest good id is ${proposeId(id)}`, true);
    const name = `${isGood ? id : proposeId(id)}.yml`;
    find("[data-pb-name]").textContent = `pilots/${name}`;
    return name;
  };

  /** Where the new file is begun; the text goes along where the forge takes it and the address is short enough. */
  const aimLink = (name) => {
    const link = find("[data-pb-open]");
    const target = data.new_file;
    if (!link || !target.form) return;
    const bare = `${target.form}?${target.name_key}=${encodeURIComponent(name)}`;
    const whole = target.text_key ? `${bare}&${target.text_key}=${encodeURIComponent(file)}` : "";
    const fits = whole !== "" && whole.length <= target.longest;
    link.href = fits ? whole : bare;
    link.dataset.pbPaste = fits ? "" : "yes";
    find("[data-pb-hint]").textContent = fits ? "" : "The text is copied: paste it into the new file.";
  };

  const keepDraft = () => {
    const kept = tools.keep(form);
    const isBlank = Object.keys(kept).every((name) => name === "stage");
    try {
      if (isBlank) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify({ values: kept, id: isOwnId ? idBox.value : "" }));
      find("[data-pb-kept]").hidden = isBlank;
    } catch {
      find("[data-pb-kept]").hidden = true; // storage is denied or full: the form works all the same
    }
  };
  const readDraft = () => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? "null");
    } catch {
      return null;
    }
  };

  let timer = 0;
  const announce = (words, field = null) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const said = field ? saidOf(field)?.textContent : "";
      const all = said ? `${said}. ${words}` : words;
      if (find("[data-pb-live]").textContent !== all) find("[data-pb-live]").textContent = all;
    }, 600);
  };

  const update = (changed = null) => {
    const title = form.querySelector('[data-pb-path="title"] [data-pb-control]');
    if (!isOwnId) idBox.value = proposeId(title.value);
    const collected = tools.collect(form, readLeaf);
    const values = new Map(data.order.filter((name) => collected.has(name)).map((name) => [name, collected.get(name)]));
    sayOf(form, values.size > 1);
    for (const list of root.querySelectorAll("[data-pb-none]")) {
      const field = list.closest("[data-pb-field]");
      for (const each of field.querySelectorAll(":scope > [data-pb-items], :scope > [data-pb-add]")) each.hidden = list.checked;
    }
    const words = sayQuestions(values);
    aimLink(showFile(values));
    keepDraft();
    announce(words, changed);
  };

  /** Give the form what it begins with: the stage of a proposal, and a first item of each list of a question. */
  const begin = () => {
    form.querySelector('[data-pb-path="stage"] [data-pb-control]').value = "proposed";
    for (const list of form.querySelectorAll("[data-pb-question], [data-pb-question] [data-pb-asked]")) {
      const isBlank = tools.isList(list) && tools.itemsOf(list).length === 0;
      if (isBlank && !tools.noneOf(list)?.checked) tools.addItem(list);
    }
  };

  const copy = async () => {
    const box = find("[data-pb-yaml]");
    try {
      await navigator.clipboard.writeText(file);
    } catch {
      box.select(); // no clipboard on this address: the older way
      document.execCommand("copy");
    }
    announce("The text is copied.");
  };

  const download = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([file], { type: "application/yaml" }));
    link.download = find("[data-pb-name]").textContent.split("/").at(-1);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  const discard = () => {
    form.reset();
    isOwnId = false;
    for (const list of form.querySelectorAll("[data-pb-items]")) list.replaceChildren();
    begin();
    update();
    form.querySelector("[data-pb-control]").focus();
  };

  const press = (button) => {
    const field = button.closest("[data-pb-field]");
    if ("pbAdd" in button.dataset) {
      tools.addItem(field).querySelector("[data-pb-control]").focus();
    } else {
      const list = button.closest("[data-pb-items]").closest("[data-pb-field]");
      button.closest(".pb-ask__item").remove();
      list.querySelector(":scope > [data-pb-add]").focus();
    }
    update();
  };

  form.addEventListener("input", (event) => {
    if (event.target === idBox) isOwnId = idBox.value !== "";
    update(event.target.closest("[data-pb-field]"));
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-pb-add], [data-pb-remove]");
    if (button) press(button);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  find("[data-pb-copy]").addEventListener("click", copy);
  find("[data-pb-download]").addEventListener("click", download);
  find("[data-pb-discard]").addEventListener("click", discard);
  find("[data-pb-open]")?.addEventListener("click", (event) => {
    if (!data.new_file.form || event.currentTarget.dataset.pbPaste) copy();
  });

  const draft = readDraft();
  if (draft) {
    tools.restore(form, draft.values);
    isOwnId = Boolean(draft.id);
    if (isOwnId) idBox.value = String(draft.id);
  }
  const stage = form.querySelector('[data-pb-path="stage"] [data-pb-control]').value;
  begin();
  if (stage) form.querySelector('[data-pb-path="stage"] [data-pb-control]').value = stage;
  find("[data-pb-scriptless]").hidden = true;
  form.hidden = false;
  update();
})();
