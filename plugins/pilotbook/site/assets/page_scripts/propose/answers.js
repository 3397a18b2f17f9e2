// Says beside each field what is missing, vague or wrong, and counts the questions that are answered.
(() => {
  "use strict";

  const tools = window.pilotbookPropose;
  const saidOf = (field) => field.querySelector(":scope > [data-pb-said]");
  const say = (element, words, isWrong = false) => {
    if (!element) return;
    element.hidden = !words;
    element.toggleAttribute("data-pb-wrong", isWrong);
    if (element.textContent !== words) element.textContent = words;
  };

  /** The functions that look at a whole form, given what the page knows of questions. */
  const makeSayer = (root, data, { findWrong, findDoubt, readLeaf }) => {
    const find = (selector) => root.querySelector(selector);

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

    const isMissed = (field, isBegun) => {
      if ("pbRequired" in field.dataset) return isBegun;
      if (!("pbAsked" in field.dataset) || !isBegun) return false;
      const asked = data.questions.flatMap((each) => each.asked).find((each) => each.path === field.dataset.pbPath);
      const item = field.closest(".pb-ask__item");
      const other = asked?.unless_field ? item?.querySelector(`[data-pb-field="${CSS.escape(asked.unless_field)}"]`) : null;
      return !other || !["", asked.unless].includes(tools.controlOf(other).value);
    };

    /** Say beside each field of a group what is wrong, vague or missing. `refused` gives why a field is not taken over
     * as it is, and is wrong therefore; of others it gives nothing. */
    const sayOf = (group, isBegun, refused) => {
      for (const field of tools.fieldsOf(group)) {
        if (tools.isList(field)) {
          say(saidOf(field), refused(field), true);
          for (const item of tools.itemsOf(field)) sayOf(item, true, refused);
        } else if (field.dataset.pbKind === "record") {
          sayOf(field, isBegun || tools.collect(field, readLeaf).size > 0, refused);
        } else {
          const wrong = refused(field);
          const isMissing = !tools.controlOf(field).value.trim() && isMissed(field, isBegun);
          say(saidOf(field), wrong || findDoubt(field) || (isMissing ? "unanswered" : ""), Boolean(wrong));
          tools.controlOf(field).setAttribute("aria-invalid", wrong ? "true" : "false");
        }
      }
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

    return { sayOf, sayQuestions, findWrong };
  };

  Object.assign(window.pilotbookPropose, { makeSayer, say, saidOf });
})();
