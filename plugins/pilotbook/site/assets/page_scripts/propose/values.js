// Reads the value of a field of the form, and says why it is wrong or doubtful.
(() => {
  "use strict";

  const tools = window.pilotbookPropose;
  const BARE = ["day", "number", "flag", "choice"];

  const lengthOf = (text) => Array.from(text).length;
  const isBare = (field) => BARE.includes(field.dataset.pbKind);
  /** What stands in a field, without the line ends behind it. */
  const readText = (field) => tools.controlOf(field).value.replace(/\n+$/, "");

  const CHECKS = {
    text: (text, { pbLongest }) =>
      lengthOf(text) > Number(pbLongest) && `expected at most ${pbLongest} characters, found ${lengthOf(text)}: say it shorter`,
    number: (text, { pbLeast, pbMost }) =>
      !(/^[0-9]{1,7}$/.test(text) && Number(text) >= Number(pbLeast) && Number(text) <= Number(pbMost)) &&
      `expected a whole number from ${pbLeast} to ${pbMost}, as digits`,
    day: (text, { pbLeast, pbMost }) => (text < pbLeast || text > pbMost) && "check the year of this day",
    choice: () => false,
    flag: () => false,
  };

  /** The functions that look at one field, given what the page knows of phrases and people. */
  const makeValueReader = (data) => {
    const findVague = tools.makeVagueFinder(data.phrases);
    const isGroup = tools.makeGroupFinder(data.phrases.no_person);
    const address = new RegExp(`^(?:${data.address})$`, "u");
    const checks = { ...CHECKS, address: (text) => !address.test(text) && "expected an address that begins with https://" };
    const quote = (words) =>
      lengthOf(words) <= data.most_quoted ? words : `${Array.from(words).slice(0, data.most_quoted - 1).join("").trimEnd()}…`;

    /** Why the reader would refuse what stands in a field, or nothing. */
    const findWrong = (field) => {
      const text = readText(field);
      const forbidden = tools.findForbidden(text);
      if (forbidden) return `found the invisible character ${forbidden}: delete it; it often comes along when text is pasted`;
      if (!text.trim()) return "";
      const longest = { pbLongest: field.dataset.pbLongest ?? 4000 };
      return checks[field.dataset.pbKind](text, field.dataset) || checks.text(text, longest) || "";
    };

    const findDoubt = (field) => {
      const text = tools.controlOf(field).value;
      const vague = "pbJudged" in field.dataset ? findVague(text) : null;
      if (vague) return `“${quote(vague[0])}” ${data.why[vague[1]]}`;
      return data.people.includes(field.dataset.pbPath) && isGroup(text) ? `“${quote(text)}” ${data.why.names_group}` : "";
    };

    /** The value of a field, or nothing where it has none that the reader would take. */
    const readLeaf = (field) => {
      const text = readText(field);
      if (!text.trim() || findWrong(field)) return null;
      return { text, isBare: isBare(field), doubt: isBare(field) ? "" : findDoubt(field) };
    };
    return { findWrong, findDoubt, readLeaf };
  };

  Object.assign(window.pilotbookPropose, { makeValueReader, readText, isBare });
})();
