// Exchanges values in the text of a pilot's file where they stand, and leaves every other letter of it as it is.
//
// What is wanted is a Map of names and answers: a value is {text, isBare, isKept}, a record {fields, shorthand}, a list
// {items, isNone}. An item of a list is {origin, answer}, where `origin` is its number in the file, or -1 where it is new.
// What is kept stays as it is written, whatever it says.
(() => {
  "use strict";

  const { Places, isScalar, isAbsent, findEntry, startOf } = window.pilotbookPropose;
  const { writeScalar, writeFlowScalar, writeKey, writeEntry, writeItem, writeBlock } = window.pilotbookPropose;

  const isBlank = (answer) => {
    if (answer.fields) return [...answer.fields.values()].every(isBlank);
    return answer.items ? answer.items.length === 0 && !answer.isNone : answer.text === "";
  };
  /** Whether a mapping holds what no field of the form is for. */
  const hasOthers = (node, answer) =>
    Boolean(answer.fields && node?.pairs?.some(([name, , , inner]) => {
      const known = answer.fields.get(name);
      return !known || hasOthers(inner, known);
    }));
  const itemsOf = (node) => node?.items ?? (isAbsent(node) ? [] : [node]);
  const isSame = (answer, node) => {
    if (answer.fields) return [...answer.fields].every(([name, each]) => isSame(each, findEntry(node, name)?.[3]));
    if (!answer.items) return answer.isKept;
    const items = itemsOf(node);
    if (answer.items.length !== items.length || answer.isNone !== (node?.items?.length === 0)) return false;
    return answer.items.every(({ origin, answer: each }, at) => origin === at && isSame(each, items[at]));
  };

  /** An answer as the writer of new files takes it. */
  const plain = (answer) => {
    if (answer.items) return answer.items.map((item) => plain(item.answer));
    if (!answer.fields) return answer;
    return new Map([...answer.fields].filter(([, each]) => !isBlank(each)).map(([name, each]) => [name, plain(each)]));
  };
  const writeFlow = (value) => {
    if (Array.isArray(value)) return `[${value.map(writeFlow).join(", ")}]`;
    if (typeof value.text === "string") return value.isBare ? value.text : writeFlowScalar(value.text);
    return `{${[...value].map(writeFlowEntry).join(", ")}}`;
  };
  const writeFlowEntry = ([name, value]) => `${writeKey(name)}: ${writeFlow(value)}`;

  /** Collects exchanges. Answers for which none can be made safely are `stuck`: their values stay as they are. */
  class Exchanger {
    constructor(text) {
      this.places = new Places(text);
      this.spans = [];
      this.stuck = new Set();
    }

    put(start, end, text) {
      this.spans.push([start, end, text.replaceAll("\n", this.places.newLine)]);
    }

    /** Make all exchanges of a function, or none of them where it says that it is stuck. */
    attempt(answers, make) {
      const before = this.spans.length;
      if (make() !== false) return;
      this.spans.length = before;
      for (const each of answers) this.stuck.add(each);
    }

    finish() {
      const pieces = [];
      let end = 0;
      for (const [start, stop, text] of this.spans.sort((one, other) => one[0] - other[0] || one[1] - other[1])) {
        if (start < end) throw new Error("two exchanges overlap");
        pieces.push(this.places.slice(end, start), text);
        end = stop;
      }
      return [...pieces, this.places.slice(end)].join("");
    }

    /** Exchange what differs in a mapping; `isFlow` says that it stands within braces or brackets. */
    changeFields(node, answer, isFlow) {
      const gone = [];
      const added = new Map();
      for (const [name, each] of answer.fields) {
        const entry = findEntry(node, name);
        if (!entry) isBlank(each) || added.set(name, each);
        else if (!isSame(each, entry[3])) {
          if (isBlank(each) && !hasOthers(entry[3], each)) isAbsent(entry[3]) || gone.push([entry, each]);
          else this.changeEntry(entry, each, isFlow);
        }
      }
      if (node.around) this.changeBraces(node, gone, added);
      else this.changeLines(node, gone, added, [...answer.fields.keys()]);
    }

    changeEntry(entry, answer, isFlow) {
      const node = entry[3];
      if (isAbsent(node)) this.fill(entry, answer, isFlow);
      else if (isScalar(node)) this.changeScalar(node, answer, isFlow, entry);
      else if (answer.fields && node.pairs) this.changeFields(node, answer, isFlow || node.around !== null);
      else if (answer.items && node.items) this.attempt([answer], () => this.changeItems(entry, answer, isFlow));
      else this.stuck.add(answer);
    }

    /** Put a value behind a key that has none. */
    fill(entry, answer, isFlow) {
      const [, keyStart, , [start, end]] = entry;
      const isAlone = !isFlow && this.places.isLast(end);
      const margin = " ".repeat(this.places.column(keyStart));
      const lines = isAlone && !("text" in answer) ? writeEntry("a", plain(answer)).slice(1) : [];
      if (lines.length > 0) {
        const below = lines.map((line) => `\n${line && margin + line}`).join("");
        return this.put(this.places.colonEnd(entry), end, below);
      }
      const lead = this.places.letters[start - 1] === ":" ? " " : "";
      return this.put(start, end, lead + this.writeValue(answer, isFlow, isAlone ? margin.length : -1));
    }

    // Mappings and lists of which each key or item has a line of its own

    changeLines(node, gone, added, order) {
      for (const [entry, each] of gone) this.attempt([each], () => this.remove(entry, each));
      const margin = " ".repeat(this.places.column(node.pairs[0][1]));
      for (const [name, each] of added) {
        const isBefore = ([key]) => order.includes(key) && order.indexOf(key) < order.indexOf(name);
        const entry = node.pairs.findLast(isBefore) ?? node.pairs[0];
        this.addLines(this.places.endOf(entry[3]), writeEntry(name, plain(each)), margin);
      }
    }

    /** Put lines below the one on which a place is. */
    addLines(at, lines, margin) {
      const start = this.places.nextLine(at);
      const text = lines.map((line) => line && margin + line).join("\n");
      this.put(start, start, start === this.places.lineEnd(at) ? `\n${text}` : `${text}\n`);
    }

    /** Take a key out with its value, together with its lines where nothing else stands on them. */
    remove(entry, answer) {
      const [, start, , node] = entry;
      const end = this.places.endOf(node);
      const isAlone = this.places.isFirst(start) && this.places.isLast(end);
      const mayComment = !isScalar(node) && this.places.slice(start, end).includes("#");
      if (!isAlone || mayComment) return this.blank(entry, answer);
      return this.put(this.places.lineStart(start), this.places.nextLine(end), "");
    }

    /** Take the value of a key out, and leave the comments that stand in it. */
    blank(entry, answer) {
      const node = entry[3];
      if (isScalar(node)) return this.replace(node, "", this.places.colonEnd(entry));
      if (node.around) {
        const isOnLine = this.places.lineEnd(node.around[0]) >= node.around[1];
        return isOnLine && this.put(this.places.colonEnd(entry), node.around[1], "");
      }
      if (node.items) return this.changeDashes(node, []);
      return node.pairs
        .filter(([, , , inner]) => !isAbsent(inner))
        .every((each) => this.blank(each, answer.fields.get(each[0])) !== false);
    }

    changeDashes(node, items) {
      const kept = new Set(items.map(({ origin }) => origin));
      const column = this.places.column(node.start);
      let end = node.start;
      for (const [at, each] of node.items.entries()) {
        const stop = this.places.endOf(each);
        if (!kept.has(at)) {
          const dash = this.places.findDash(end, startOf(each), column);
          if (dash < 0) return false;
          this.put(this.places.lineStart(dash), this.places.nextLine(stop), "");
        }
        end = stop;
      }
      const lines = items.filter(({ origin }) => origin < 0).flatMap(({ answer }) => writeItem(plain(answer)));
      if (lines.length > 0) this.addLines(end, lines.map((line) => line.slice(2)), " ".repeat(column));
      return true;
    }

    // Mappings and lists within braces and brackets

    changeBraces(node, gone, added) {
      const spans = node.pairs.map((entry) => [entry[1], this.places.endOf(entry[3])]);
      const isGone = node.pairs.map((entry) => gone.some(([each]) => each === entry));
      const texts = [...added].map(([name, each]) => writeFlowEntry([name, plain(each)]));
      const answers = [...gone.map(([, each]) => each), ...added.values()];
      this.attempt(answers, () => this.changeFlow(node.around[0], spans, isGone, texts));
    }

    /** Take out and add within braces or brackets; not where more than commas stands between what is taken out. */
    changeFlow(open, spans, isGone, texts) {
      const last = isGone.lastIndexOf(false);
      for (const [at, [start, stop]] of spans.entries()) {
        const following = spans[at + 1];
        const isPlain = !following || /^\s*,\s*$/.test(this.places.slice(stop, following[0]));
        if (!isPlain && (isGone[at] || isGone[at + 1])) return false;
        if (isGone[at] && at < last) this.put(start, following[0], "");
      }
      const begin = last >= 0 ? spans[last][1] : (spans[0]?.[0] ?? open + 1);
      const text = texts.join(", ");
      const close = spans.at(-1)?.[1] ?? open + 1;
      const isBare = last < 0 && !text; // then a comma behind the last one would be left over
      const end = close + (isBare ? (/^\s*,/.exec(this.places.slice(close))?.[0].length ?? 0) : 0);
      const gap = this.places.letters[end] === "#" ? " " : "";
      if (begin < end || text) this.put(begin, end, (last >= 0 && text ? `, ${text}` : text) + gap);
      return true;
    }

    // Items of lists

    changeItems(entry, answer, isFlow) {
      const node = entry[3];
      const isInFlow = isFlow || node.around !== null;
      for (const { origin, answer: each } of answer.items) {
        if (origin >= 0 && !isSame(each, node.items[origin])) this.changeItem(node.items[origin], each, isInFlow);
      }
      if (!node.around) {
        if (answer.isNone) this.put(this.places.colonEnd(entry), this.places.colonEnd(entry), " []");
        return this.changeDashes(node, answer.items);
      }
      const kept = new Set(answer.items.map(({ origin }) => origin));
      const spans = node.items.map((each) => [startOf(each), this.places.endOf(each)]);
      const texts = answer.items.filter(({ origin }) => origin < 0).map((item) => writeFlow(plain(item.answer)));
      return this.changeFlow(node.around[0], spans, node.items.map((_, at) => !kept.has(at)), texts);
    }

    changeItem(node, answer, isFlow) {
      if (answer.fields && node.pairs) this.changeFields(node, answer, isFlow || node.around !== null);
      else if (!isScalar(node) || isAbsent(node)) this.stuck.add(answer);
      else this.changeScalar(node, answer, isFlow);
    }

    // Values

    /** Exchange a plain answer, also where it stands for a record or for a list of one. */
    changeScalar(node, answer, isFlow, entry = null) {
      const said = answer.fields ? [...answer.fields].filter(([, each]) => !isBlank(each)) : [];
      const items = answer.items ?? [];
      const isStill = said.length === 1 && said[0][0] === answer.shorthand;
      if (isStill) return this.changeScalar(node, said[0][1], isFlow);
      if (items.length === 1) return this.changeScalar(node, items[0].answer, isFlow);
      if (!("text" in answer)) return this.replace(node, writeFlow(plain(answer)));
      if (answer.isKept) return null;
      const old = this.places.slice(node[0], node[1]);
      const block = isFlow ? null : this.writeLike(old, answer);
      const isOnLine = entry && this.places.lineStart(node[0]) === this.places.lineStart(entry[1]);
      const isAlone = isOnLine && this.places.isLast(node[1]) && !this.commentIn(node);
      if (block) return this.put(node[0], node[1], block);
      return this.replace(node, this.writeValue(answer, isFlow, isAlone ? this.places.column(entry[1]) : -1, old[0]));
    }

    /** The comment behind the head of a block of text. */
    commentIn(node) {
      return /^[|>]\S*(\s+#[^\r\n]*)/.exec(this.places.slice(node[0], node[1]))?.[1] ?? "";
    }

    replace(node, text, start = node[0]) {
      return this.put(start, node[1], text + this.commentIn(node));
    }

    /** A block of text in the manner of the old one; null where that was none, or cannot hold the new. */
    writeLike(old, answer) {
      const [, head, lines] = /^(\|[-+]?[ \t]*(?:#[^\r\n]*)?)(?:\r\n|\n|\r)(.*)$/s.exec(old) ?? [];
      const margin = /^ +(?=\S)/m.exec(lines ?? "")?.[0];
      const block = margin && !answer.isBare ? writeBlock(answer.text, margin) : null;
      return block && `${head}\n${block}`;
    }

    /** An answer at its place; as a block of lines where `column` gives that of its key. */
    writeValue(answer, isFlow, column, begin = "") {
      if (!("text" in answer)) return writeFlow(plain(answer));
      if (answer.isBare) return answer.text;
      const block = column >= 0 && answer.text.includes("\n") ? writeBlock(answer.text, " ".repeat(column + 2)) : null;
      if (block) return `|-\n${block}`;
      return isFlow ? writeFlowScalar(answer.text, begin) : writeScalar(answer.text, begin);
    }
  }

  /** The text of a file with what is wanted in it, and the answers whose values could not be changed where they stand. */
  const exchange = (file, wanted) => {
    const exchanger = new Exchanger(file.text);
    exchanger.changeFields(file.root, { fields: wanted }, file.root.around !== null);
    return { text: exchanger.finish(), stuck: exchanger.stuck };
  };

  Object.assign(window.pilotbookPropose, { exchange, isBlank, isSame, hasOthers });
})();
