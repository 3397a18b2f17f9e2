// Finds places in the text of a pilot's file: lines, columns, and where the value of a key ends.
//
// The file is what site/feeds/pilot_text.py writes. A value in it is [start, end, text], where `text` is left out if it is
// what stands there, and null if that says nothing; a mapping is {pairs: [[name, start, end, value]], around}, and a list
// {items, start, around}, where `around` are the places of braces or brackets, or null.
(() => {
  "use strict";

  const isScalar = Array.isArray;
  const isAbsent = (node) => !node || (isScalar(node) && node[2] === null);
  const findEntry = (node, name) => node?.pairs?.find(([key]) => key === name);
  const startOf = (node) => (isScalar(node) ? node[0] : (node.around?.[0] ?? node.start ?? node.pairs[0][1]));

  class Places {
    constructor(text) {
      this.letters = Array.from(text);
      this.newLine = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
    }

    slice(start, end) {
      return this.letters.slice(start, end).join("");
    }

    isBreak(at) {
      return this.letters[at] === "\n" || this.letters[at] === "\r";
    }

    lineStart(at) {
      let start = at;
      while (start > 0 && !this.isBreak(start - 1)) start -= 1;
      return start;
    }

    lineEnd(at) {
      let end = at;
      while (end < this.letters.length && !this.isBreak(end)) end += 1;
      return end;
    }

    /** Where the line after that of a place begins. */
    nextLine(at) {
      const end = this.lineEnd(at);
      const isPair = this.letters[end] === "\r" && this.letters[end + 1] === "\n";
      return Math.min(end + (isPair ? 2 : 1), this.letters.length);
    }

    column(at) {
      return at - this.lineStart(at);
    }

    /** Whether nothing stands before a place on its line. */
    isFirst(at) {
      return this.slice(this.lineStart(at), at).trim() === "";
    }

    /** Whether nothing stands behind a place on its line, not even a comment. */
    isLast(at) {
      return this.slice(at, this.lineEnd(at)).trim() === "";
    }

    /** The place behind the colon of a key. */
    colonEnd([, , keyEnd]) {
      let at = keyEnd;
      while (this.letters[at] !== ":") at += 1;
      return at + 1;
    }

    /** Where a value ends. One that says nothing ends where its key does, or where the comma or brace behind it stands. */
    endOf(node) {
      if (isScalar(node)) return node[1];
      if (node.around) return node.around[1];
      return this.endOf(node.items ? node.items.at(-1) : node.pairs.at(-1)[3]);
    }

    /** Where the dash of an item stands that begins after one place and at another, with nothing before it; or -1. */
    findDash(from, to, column) {
      for (let at = to; at >= from; at -= 1) {
        if (this.letters[at] === "-" && this.column(at) === column && this.isFirst(at)) return at;
      }
      return -1;
    }

    /** What a value says; nothing where there is none. */
    textOf(node) {
      return isAbsent(node) ? "" : (node[2] ?? this.slice(node[0], node[1]));
    }
  }

  Object.assign(window.pilotbookPropose, { Places, isScalar, isAbsent, findEntry, startOf });
})();
