// Finds the words of an answer that make it none: the same as assessment/phrases.py, phrase_pattern.py and people.py.
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
  const GAP = "…";
  const GAP_WORD = `${WORD}(?:[^${SPACE.slice(1, -1)},;.:!?…()\\[\\]"–—]|[.:](?=${WORD}))*`;
  const HOLLOW_WORD = /[\p{L}\p{N}_'/]+/gu;

  const foldQuotes = (text) => text.replace(/[\u2018\u2019\u02bc\u201c\u201d\u201e]/g, (found) => STRAIGHT[found]);
  const strip = (text) => text.replace(AROUND, "");
  const splitWords = (text) => strip(text).split(SPACES).filter(Boolean);
  const normalise = (text) => strip(foldQuotes(text).replaceAll("-", " ").replace(SPACES, " ")).toLowerCase();
  const trim = (normal) => normal.replace(EDGES, "") || normal;
  const bare = (text) => trim(normalise(text));
  const barePhrase = (phrase) => {
    const normal = normalise(phrase);
    return normal.split(" ").includes(GAP) ? normal : trim(normal);
  };

  const listChoices = (word) => (word.split("|").every(Boolean) ? word.split("|") : [word]);
  const oneOf = (words) => {
    const longestFirst = [...words].sort((one, other) => other.length - one.length);
    return `(?:${longestFirst.map((word) => word.replace(SPECIAL, "\\$&")).join("|")})`;
  };

  /** The source of the expression that finds a phrase, in whose gaps no word of `notInGap` stands. */
  const writePattern = (words, notInGap) => {
    const gapWord = (notInGap.length ? `(?!${oneOf(notInGap)}(?!${WORD}))` : "") + GAP_WORD;
    const gap = `${gapWord}(?:${SPACE}+${gapWord}){0,2}`;
    const isInner = (number) => number > 0 && number < words.length - 1 && words[number] === GAP;
    const pieces = words.map((word, number) => {
      const space = isInner(number - 1) || isInner(number) ? `,?${SPACE}+` : `${SPACE}+`;
      return (number ? space : "") + (word === GAP ? gap : oneOf(listChoices(word)));
    });
    return pieces.join("");
  };

  /** A function that lists where phrases stand in a text: the first comes first, of those the longest. */
  const makeFinder = (phrases, notInGap) => {
    const split = phrases.map((phrase) => splitWords(foldQuotes(phrase))).filter((words) => words.some((word) => word !== GAP));
    const patterns = split.map((words) => new RegExp(`(?<!${WORD})${writePattern(words, notInGap)}(?!${WORD})`, "giu"));
    return (flat) => {
      const found = patterns.flatMap((pattern) => [...flat.matchAll(pattern)]);
      const spans = found.map((each) => [each.index, each.index + each[0].length]);
      return spans.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
    };
  };

  /** What tells whether a bare text is nothing but one of some phrases, and how long such a text may be. */
  const makeExactly = (phrases, longestGap) => {
    const all = phrases.map(barePhrase).filter((phrase) => phrase.replaceAll(GAP, ""));
    const isMarked = (phrase) => phrase.includes("|") || phrase.includes(GAP);
    const literal = new Set(all.filter((phrase) => !isMarked(phrase)));
    const patterns = all.filter(isMarked).map((phrase) => new RegExp(`^(?:${writePattern(phrase.split(" "), [])})$`, "iu"));
    const lengths = all.map((phrase) => phrase.length + (phrase.split(GAP).length - 1) * longestGap);
    return {
      has: (text) => literal.has(text) || patterns.some((pattern) => pattern.test(text)),
      longest: Math.max(0, ...lengths),
    };
  };

  const makeWhole = ({ whole, opening, longest_gap, most_words }) => {
    const [phrases, openings] = [makeExactly(whole, longest_gap), makeExactly(opening, longest_gap)];
    const longest = Math.max(phrases.longest, openings.longest) + 20;
    return (stripped) => {
      if (stripped.length <= longest && phrases.has(bare(stripped))) return [stripped, "says_nothing"];
      const flat = foldQuotes(stripped.slice(0, 2 * longest));
      const parts = flat.split(PARTS).filter((part) => LETTER_OR_FIGURE.test(part));
      const full = parts.findIndex((part) => !phrases.has(bare(part)));
      if (full < 0 && flat.length === stripped.length) return [stripped, "says_nothing"];
      const found = (full < 0 ? parts : parts.slice(0, full + 1)).find((part) => openings.has(bare(part)));
      return found !== undefined && splitWords(stripped).length <= most_words ? [strip(found), "puts_off"] : null;
    };
  };

  const makeAtEdge = ({ at_edge, side_clause, most_words, most_words_beside }) => {
    const sideClause = side_clause.map(bare);
    const find = makeFinder(at_edge, sideClause);
    return (flat) => {
      if (splitWords(flat).length > most_words) return undefined;
      return find(flat).find(([start, end]) => {
        const before = splitWords(flat.slice(0, start).split(BREAKS).at(-1).toLowerCase());
        const after = splitWords(flat.slice(end).split(BREAKS)[0].toLowerCase());
        const isShort = before.length + after.length <= most_words_beside;
        return isShort && !(before.length && after.length) && !before.some((word) => sideClause.includes(word));
      });
    };
  };

  const makeHollow = ({ hollow, filler, most_hollow_words }) => {
    const [core, all] = [new Set(hollow.map(bare)), new Set([...hollow, ...filler].map(bare))];
    return (flat) => {
      if (flat.split(" ").length > most_hollow_words) return false;
      const words = flat.toLowerCase().match(HOLLOW_WORD) ?? [];
      return words.some((word) => core.has(word)) && words.every((word) => all.has(word));
    };
  };

  /** A function that gives the words of a text which make it no answer with the reason, or null where it is one. */
  const makeVagueFinder = (phrases) => {
    const [findWhole, findAtEdge, isHollow] = [makeWhole(phrases), makeAtEdge(phrases), makeHollow(phrases)];
    const findAnywhere = makeFinder(phrases.anywhere, phrases.side_clause.map(bare));
    return (text) => {
      const stripped = strip(text);
      if (!stripped) return null;
      if (!LETTER_OR_FIGURE.test(stripped)) return [stripped, "says_nothing"];
      const whole = findWhole(stripped);
      if (whole) return whole;
      const flat = foldQuotes(text);
      const span = findAnywhere(flat)[0] ?? findAtEdge(flat);
      if (span) return [text.slice(...span), "puts_off"];
      return isHollow(flat) ? [stripped, "says_nothing"] : null;
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
