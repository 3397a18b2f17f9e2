// Runs the form: writes the file or changes one, keeps the draft, opens the forge.
(() => {
  "use strict";

  const tools = window.pilotbookPropose;
  const root = document.querySelector("[data-pb-propose]");
  if (!root || !tools) return;
  const find = (selector) => root.querySelector(selector);
  const form = find("[data-pb-form]");
  const data = JSON.parse(find("[data-pb-data]").textContent);
  const values = tools.makeValueReader(data);
  const { sayOf, sayQuestions, findWrong } = tools.makeSayer(root, data, values);
  const idBox = find("[data-pb-id]");
  const asked = new URLSearchParams(location.search).get("pilot");
  const key = `pilotbook.propose.${location.pathname}${asked === null ? "" : `?${asked}`}`;
  let isOwnId = false;
  let text = "";
  /** The file that is changed, and what holds the form against it; null while a new one is written. */
  let file = null;
  let changer = null;

  const proposeId = (title) => {
    const plain = title.normalize("NFKD").replace(/[^\0-\x7f]/g, "").toLowerCase();
    const whole = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
    const id = whole.slice(0, data.id.longest).replace(/-+$/, "") || "my-pilot";
    return data.id.reserved.includes(id) ? `${id}-pilot` : id;
  };

  const nameFile = () => {
    const id = idBox.value;
    const good = proposeId(id);
    tools.say(find("#pb-propose-id-said"), id === good ? "" : `the nearest good id is ${good}`, true);
    return `${good}.yml`;
  };

  /** Where the new file is begun; the text goes along where the forge takes it and the address is short enough. */
  const aimLink = (name) => {
    const link = find("[data-pb-open]");
    const target = data.new_file;
    if (!link || !target.form) return;
    const bare = `${target.form}?${target.name_key}=${encodeURIComponent(name)}`;
    const whole = target.text_key ? `${bare}&${target.text_key}=${encodeURIComponent(text)}` : "";
    const fits = whole !== "" && whole.length <= target.longest;
    link.href = fits ? whole : bare;
    link.dataset.pbPaste = fits ? "" : "yes";
    find("[data-pb-hint]").textContent = fits ? "" : "The text is copied: paste it into the new file.";
  };

  const writeNew = () => {
    const collected = tools.collect(form, values.readLeaf);
    const record = new Map(data.order.filter((name) => collected.has(name)).map((name) => [name, collected.get(name)]));
    text = tools.writeFile(record, data.schema);
    const name = nameFile();
    find("[data-pb-name]").textContent = `pilots/${name}`;
    aimLink(name);
    sayOf(form, record.size > 1, (field) => {
      const wrong = tools.isList(field) ? "" : findWrong(field);
      return wrong && `left out of the file: ${wrong}`;
    });
    return record;
  };

  /** Why a field is not taken over as it is, while a file is changed. */
  const refuse = (stuck) => (field) => {
    if (changer.isLocked(field)) return "this stands in the file in a way that the form has no place for: change it there";
    if (stuck.has(field)) return "not changed in the file: it stands where the form cannot change it; change it there";
    if (tools.isList(field)) return "";
    const wrong = findWrong(field);
    const isMissed = "pbRequired" in field.dataset && !tools.readText(field).trim();
    if (isMissed) return field.dataset.pbPath.includes(".") ? "" : "not changed in the file: no pilot is without it";
    return wrong && `not changed in the file: ${wrong}`;
  };

  const changeFile = () => {
    const fieldOf = new Map();
    const drawn = changer.want(form, fieldOf);
    const wanted = new Map(data.order.map((name) => [name, drawn.get(name)]));
    const { text: changed, stuck } = tools.exchange(file, wanted);
    text = changed;
    const isElsewhere = (name) => !tools.isSame(wanted.get(name), tools.findEntry(file.root, name)?.[3]);
    const names = [...wanted.keys()].filter(isElsewhere);
    find("[data-pb-changed]").textContent =
      names.length > 0 && text !== file.text ? `Changed: ${names.join(", ")}.` : "Nothing is changed yet.";
    sayOf(form, true, refuse(new Set([...stuck].map((answer) => fieldOf.get(answer)))));
    return tools.collect(form, values.readLeaf);
  };

  // Drafts

  const readDraft = () => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? "null");
    } catch {
      return null;
    }
  };
  let before = null;
  const keepDraft = () => {
    const kept = tools.keep(form);
    const isBlank = file ? text === file.text : Object.keys(kept).every((name) => name === "stage");
    const draft = file ? { values: kept, before, version: file.version } : { values: kept, id: isOwnId ? idBox.value : "" };
    try {
      if (isBlank) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(draft));
      find("[data-pb-kept]").hidden = isBlank;
    } catch {
      find("[data-pb-kept]").hidden = true; // storage is denied or full: the form works all the same
    }
  };

  let timer = 0;
  const announce = (words, field = null) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const said = field ? tools.saidOf(field)?.textContent : "";
      const all = said ? `${said}. ${words}` : words;
      if (find("[data-pb-live]").textContent !== all) find("[data-pb-live]").textContent = all;
    }, 600);
  };

  const update = (changed = null) => {
    const title = form.querySelector('[data-pb-path="title"] [data-pb-control]');
    if (!isOwnId && !file) idBox.value = proposeId(title.value);
    const words = sayQuestions(file ? changeFile() : writeNew());
    find("[data-pb-yaml]").value = text;
    for (const list of root.querySelectorAll("[data-pb-none]")) {
      const field = list.closest("[data-pb-field]");
      for (const each of field.querySelectorAll(":scope > [data-pb-items], :scope > [data-pb-add]")) each.hidden = list.checked;
    }
    keepDraft();
    announce(words, changed);
  };

  // Beginnings

  const stageBox = () => form.querySelector('[data-pb-path="stage"] [data-pb-control]');
  /** Give each list of a question that has no item a first one, so that there is something to fill in. */
  const offerItems = () => {
    for (const list of form.querySelectorAll("[data-pb-question], [data-pb-question] [data-pb-asked]")) {
      const isOpen = tools.isList(list) && tools.itemsOf(list).length === 0 && !("pbLocked" in list.dataset);
      if (isOpen && !tools.noneOf(list)?.checked) tools.addItem(list);
    }
  };
  const beginNew = (draft) => {
    stageBox().value = "proposed";
    if (!draft) return;
    tools.restore(form, draft.values);
    isOwnId = Boolean(draft.id);
    if (isOwnId) idBox.value = String(draft.id);
  };
  const beginChange = (draft) => {
    changer.fill(form, null);
    before = tools.keep(form);
    if (!draft?.values) return;
    const lost = new Set();
    const isOther = draft.version !== file.version;
    const merged = isOther ? tools.mergeDraft(draft.values, draft.before ?? {}, before, lost) : draft.values;
    if (JSON.stringify(merged) === JSON.stringify(before)) return;
    for (const list of form.querySelectorAll("[data-pb-items]")) list.replaceChildren();
    changer.fill(form, merged);
    if (isOther) find("[data-pb-other]").hidden = false;
    if (lost.size > 0) find("[data-pb-lost]").textContent = `Not taken over, as the file says something else now: ${[...lost].join(", ")}.`;
  };
  const begin = (draft) => {
    for (const list of form.querySelectorAll("[data-pb-items]")) list.replaceChildren();
    find("[data-pb-other]").hidden = true;
    find("[data-pb-lost]").textContent = "";
    if (file) beginChange(draft);
    else beginNew(draft);
    offerItems();
    update();
  };

  /** Say at the top which pilot is changed, and lead to its file instead of a new one. */
  const speakOfFile = () => {
    const title = file ? `Change “${file.title}”` : "Change a pilot";
    find("h1").textContent = title;
    document.title = title;
    const topic = document.querySelector("[data-md-component='header-topic'] .md-ellipsis"); // what the theme shows of it
    if (topic) topic.textContent = title;
    find(".pb-propose__more").open = true; // the stage stands there, and is what changes most often
    for (const each of root.querySelectorAll("[data-pb-if-new]")) each.hidden = true;
    for (const each of root.querySelectorAll("[data-pb-if-change]")) each.hidden = !file || "refused" in file;
    for (const each of root.querySelectorAll("[data-pb-path-of-file]")) each.textContent = file?.path ?? "";
    for (const each of root.querySelectorAll("[data-pb-edit]")) {
      if (file?.edit) each.href = file.edit;
      else each.hidden = true;
    }
  };
  /** Say why a pilot cannot be changed here; nothing where it can. */
  const refusePilot = () => {
    const why = file ? file.refused : "there is no such pilot here, or its file is not published";
    if (why) find("[data-pb-why]").textContent = `The form cannot change “${asked}”: ${why}.`;
    find("[data-pb-refused]").hidden = !why;
    return Boolean(why);
  };

  // Buttons

  const copy = async () => {
    const box = find("[data-pb-yaml]");
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      box.select(); // no clipboard on this address: the older way
      document.execCommand("copy");
    }
    announce("The text is copied.");
  };
  const download = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
    link.download = find("[data-pb-name]").textContent.split("/").at(-1);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  const discard = () => {
    form.reset();
    isOwnId = false;
    begin(null);
    form.querySelector("[data-pb-control]:enabled").focus();
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
  find("[data-pb-edit-copy]")?.addEventListener("click", copy);
  find("[data-pb-open]")?.addEventListener("click", (event) => {
    if (!data.new_file.form || event.currentTarget.dataset.pbPaste) copy();
  });

  const start = async () => {
    file = asked === null ? null : await tools.loadFile(data.files, asked);
    find("[data-pb-scriptless]").hidden = true;
    if (asked !== null) speakOfFile();
    if (asked !== null && refusePilot()) return;
    if (file) changer = tools.makeChanger(file, findWrong);
    form.hidden = false;
    begin(readDraft());
    root.dataset.pbReady = "";
  };
  start();
})();
