// Finds the words of an answer that make it none: the same as assessment/phrases.py and assessment/people.py.
(() => {
  "use strict";

  const SPACE = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
  const WORD = "[\\p{L}\\p{N}_]";
  const SPACES = new RegExp(`${SPACE}+`, "gu");
  const AROUND = new RegExp(`^${SPACE}+|${SPACE}+$`, "gu");
  const EDGES = /^[ \t\n.,;:!?…"'()[\]\-–—]+|[ \t\n.,;:!?…"'()[\]\-–—]+$/gu;
  const BREAK = `[,;!?…()\\[\\]\\n"–—]|[.:](?!${WORD})|${SPACE}[-&]${SPACE}`;
  const BREAKS = new RegExp(BREAK, "u");
  const PARTS = new RegExp(`${BREAK}|/(?!a(?!${WORD}))`, "iu");
  const LETTER_OR_FIGURE = /[\p{L}\p{N}]/u;
  const STRAIGHT = { "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"' };
  const SPECIAL = /[\\^$.*+?()[\]{}|/]/g;
  const ESCAPED_IN_PYTHON = /[()[\]{}?*+\-|^$\\.&~#]/g;

  const foldQuotes = (text) => text.replace(/[\u2018\u2019\u02bc\u201c\u201d\u201e]/g, (found) => STRAIGHT[found]);
  const strip = (text) => text.replace(AROUND, "");
  const splitWords = (text) => strip(text).split(SPACES).filter(Boolean);
  const bare = (text) => {
    const normal = strip(foldQuotes(text).replace(SPACES, " ")).toLowerCase();
    return normal.replace(EDGES, "") || normal;
  };

  const makeFinder = (phrases) => {
    const weigh = (words) => words.join("\\s+").length + (words.join("").match(ESCAPED_IN_PYTHON) ?? []).length;
    const split = phrases.map((phrase) => splitWords(foldQuotes(phrase))).filter((words) => words.length > 0);
    split.sort((one, other) => weigh(other) - weigh(one));
    const either = split.map((words) => words.map((word) => word.replace(SPECIAL, "\\$&")).join(`${SPACE}+`)).join("|");
    return either ? new RegExp(`(?<!${WORD})(?:${either})(?!${WORD})`, "giu") : null;
  };

  const makeWhole = (phrases, openings) => {
    const whole = new Set(phrases.map(bare));
    const opening = new Set(openings.map(bare));
    const longest = Math.max(0, ...[...whole, ...opening].map((each) => each.length)) + 20;
    return (stripped) => {
      if (stripped.length <= longest && whole.has(bare(stripped))) return [stripped, "says_nothing"];
      const flat = foldQuotes(stripped.slice(0, 2 * longest));
      const parts = flat.split(PARTS).filter((part) => LETTER_OR_FIGURE.test(part));
      if (flat.length === stripped.length && parts.every((part) => whole.has(bare(part)))) return [stripped, "says_nothing"];
      return parts.length > 0 && opening.has(bare(parts[0])) ? [strip(parts[0]), "puts_off"] : null;
    };
  };

  const findAtEdge = (finder, flat, mostBeside) => {
    for (const found of finder ? flat.matchAll(finder) : []) {
      const before = splitWords(flat.slice(0, found.index).split(BREAKS).at(-1));
      const after = splitWords(flat.slice(found.index + found[0].length).split(BREAKS)[0]);
      if (!(before.length && after.length) && before.length + after.length <= mostBeside) return found;
    }
    return null;
  };

  /** A function that gives the words of a text which make it no answer with the reason, or null where it is one. */
  const makeVagueFinder = (phrases) => {
    const [anywhere, atEdge] = [makeFinder(phrases.anywhere), makeFinder(phrases.at_edge)];
    const findWhole = makeWhole(phrases.whole, phrases.opening);
    return (text) => {
      const stripped = strip(text);
      if (!stripped) return null;
      if (!LETTER_OR_FIGURE.test(stripped)) return [stripped, "says_nothing"];
      const whole = findWhole(stripped);
      if (whole) return whole;
      const flat = foldQuotes(text);
      const first = anywhere ? [...flat.matchAll(anywhere)][0] : null;
      const found = first ?? findAtEdge(atEdge, flat, phrases.most_words_beside);
      return found ? [text.slice(found.index, found.index + found[0].length), "puts_off"] : null;
    };
  };

  const TITLES = new Set(["Dame", "Dr", "Fr", "Frau", "Herr", "Lady", "Lord", "Miss", "Mr", "Mrs", "Ms", "Mx", "Prof",
    "Professor", "Sir"]);
  const NAME_WORD = /[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu;
  const INITIAL = /(?<![\p{L}\p{N}])[\p{L}\p{Nl}\p{No}](?=\.)/gu;
  const OUTSIDE = `${SPACE.slice(1, -1)}<>()\\[\\],;:`;
  const ADDRESS = new RegExp(`(?<![^${OUTSIDE}])[^${OUTSIDE}@]+@[^${OUTSIDE}]*`, "gu");

  const isGroup = (text, groupWords) => {
    const words = text.match(NAME_WORD) ?? [];
    if (words.length === 0 || TITLES.has(words[0])) return false;
    const initials = (text.match(INITIAL) ?? []).join("").toLowerCase();
    if (initials && !groupWords.has(initials)) return false;
    return groupWords.has(words[0].toLowerCase()) || groupWords.has(words.at(-1).toLowerCase());
  };

  /** A function that says whether a name or an address is a group's. */
  const makeGroupFinder = (noPerson) => {
    const groupWords = new Set(noPerson.map(bare));
    return (text) => {
      const flat = foldQuotes(text);
      const parts = (flat.match(ADDRESS) ?? []).map((address) => address.split("@")[0]);
      return [flat.replace(ADDRESS, " "), ...parts].some((part) => isGroup(part, groupWords));
    };
  };

  Object.assign(window.pilotbookPropose, { makeVagueFinder, makeGroupFinder });
})();
