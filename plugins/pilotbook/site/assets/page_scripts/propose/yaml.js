// Writes what was typed as YAML that Pilotbook reads back as the same values, and finds characters that it refuses.
(() => {
  "use strict";

  const PLAIN = /^[\p{L}\p{N}](?:.*[^\s:])?$/u;
  const NUMBER_LIKE = /^\p{N}(?:\S*|\p{N}{3}-.*)$/u;
  const PRINTABLE = /^(?:[^\p{C}\p{Z}]| )*$/u;
  const WORDS_OF_YAML = new Set(["true", "false", "yes", "no", "on", "off", "null", "y", "n"]);
  const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };

  const isPlain = (text) =>
    PLAIN.test(text) && PRINTABLE.test(text) && !/: | #/.test(text) && !NUMBER_LIKE.test(text) &&
    !WORDS_OF_YAML.has(text.toLowerCase());
  const writeQuoted = (text, quote) =>
    quote === "'" && PRINTABLE.test(text)
      ? `'${text.replaceAll("'", "''")}'`
      : `"${text.replace(/[\\"\n\r\t]/g, (found) => ESCAPES[found])}"`;

  /** A text on one line: without quotes only where every reader of YAML takes it for text.
   *
   * `begin` is the first letter of what is exchanged for it, or "": what had quotes keeps them. */
  const writeScalar = (text, begin = "") =>
    begin !== "'" && begin !== '"' && isPlain(text) ? text : writeQuoted(text, begin);
  /** The same within braces and brackets, where fewer letters may go without quotes. */
  const writeFlowScalar = (text, begin = "") =>
    /[,[\]{}:?#]/.test(text) ? writeQuoted(text, begin) : writeScalar(text, begin);

  /** A text as the lines of a block, or null where a block would not hold it letter by letter. */
  const writeBlock = (text, margin) => {
    const lines = text.split("\n");
    const isFit = lines[0] && lines.at(-1) && !lines[0].startsWith(" ") && lines.every((line) => PRINTABLE.test(line));
    return isFit ? lines.map((line) => line && margin + line).join("\n") : null;
  };

  const writeKey = (name) => (/^[A-Za-z]\w*$/.test(name) ? name : writeQuoted(name));

  const writeEntry = (name, value) => {
    const key = writeKey(name);
    if (Array.isArray(value)) {
      if (value.length === 0) return [`${key}: []`];
      return [`${key}:`, ...value.flatMap(writeItem)];
    }
    if (typeof value.text !== "string") return [`${key}:`, ...writeFields(value).map((line) => line && `  ${line}`)];
    const block = !value.isBare && value.text.includes("\n") ? writeBlock(value.text, "  ") : null;
    if (block) return [`${key}: |-`, ...block.split("\n")];
    return [`${key}: ${value.isBare ? value.text : writeScalar(value.text)}`];
  };

  const writeItem = (item) => {
    if (typeof item.text === "string") return [`  - ${writeScalar(item.text)}`];
    return writeFields(item).map((line, number) => line && `${number === 0 ? "  - " : "    "}${line}`);
  };

  const writeFields = (fields) => [...fields].flatMap(([name, value]) => writeEntry(name, value));

  /** A whole file, below a line for editors. A record is a Map of names and values; a value is {text, isBare}, a record,
   * or a list of such. */
  const writeFile = (record, schema) =>
    `${[`# yaml-language-server: $schema=${schema}`, ...writeFields(record)].join("\n")}\n`;

  // What follows says the same as records/characters.py.
  const FORBIDDEN = new RegExp(
    "[^\\t\\n\\r\\x20-\\x7e\\xa0-\\ud7ff\\ue000-\\ufffd\\u{10000}-\\u{10ffff}]" +
      "|[\\u2028\\u2029\\ufeff\\u202a-\\u202e\\u2066-\\u2069]" +
      "|[\\xad\\u115f\\u1160\\u180e\\u2060-\\u2065\\u206a-\\u206f\\u3164\\uffa0\\ufff9-\\ufffb]" +
      "|[\\u{e0000}-\\u{e00ff}\\u{e01f0}-\\u{e0fff}\\u200b-\\u200f\\u061c]",
    "u",
  );
  const JOINER = /[\u200b\u200c\u200d]/;
  const MARK = /[\u200e\u200f\u061c]/;
  const TAGS = /^\u{1f3f4}[\u{e0020}-\u{e007e}]{1,16}\u{e007f}/u;
  const OF_PLAIN_SCRIPT = /^[\0-\u058f\u1d00-\u206f]/;
  const FROM_RIGHT =
    /[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1eeff}]/u;
  const NEAR = 60;

  const endOfNeeded = (letters, index) => {
    const letter = letters[index];
    if (JOINER.test(letter)) return index > 0 && !OF_PLAIN_SCRIPT.test(letters[index - 1]) ? index + 1 : 0;
    if (MARK.test(letter)) {
      const near = letters.slice(Math.max(0, index - NEAR), index + NEAR).join("");
      return FROM_RIGHT.test(near) ? index + 1 : 0;
    }
    const flag = index > 0 ? TAGS.exec(letters.slice(index - 1, index + 20).join("")) : null;
    return flag ? index - 1 + Array.from(flag[0]).length : 0;
  };

  /** The first character of a text that the reader refuses, as `U+200B`, or nothing. */
  const findForbidden = (text) => {
    const letters = Array.from(writeScalar(text));
    for (let index = 0; index < letters.length; ) {
      if (!FORBIDDEN.test(letters[index])) {
        index += 1;
        continue;
      }
      const end = endOfNeeded(letters, index);
      if (end === 0) return `U+${letters[index].codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
      index = end;
    }
    return "";
  };

  window.pilotbookPropose = { writeFile, writeEntry, writeItem, writeKey, writeScalar, writeFlowScalar, writeBlock, findForbidden };
})();
