// What of the server's findings is shown, and in which words.

/**
 * @typedef {object} Shown
 * @property {number} paragraph
 * @property {number} start in UTF-16 code units of the paragraph
 * @property {number} end
 * @property {string} rule
 * @property {string} text
 * @property {string} name what sort of finding it is
 * @property {"change" | "explain" | "recast"} look
 * @property {string[]} suggestions
 * @property {string[]} reasons
 * @property {string} source
 * @property {boolean} word whether it is about a word, which one may accept
 */

/** @type {Record<string, string>} */
const NAMES = {
  jargon: "Jargon",
  wordy: "Wordy",
  legal: "Legal or Latin",
  term: "Needs explaining",
  acronym: "Acronym",
  "false-friend": "False friend",
  "long-sentence": "Long sentence",
  passive: "Passive",
  "hidden-verb": "Hidden verb",
  "noun-string": "String of nouns",
  "double-negative": "Double negative",
  readability: "Hard to read",
};
const EXPLAIN = new Set(["term", "acronym", "false-friend"]);
const RECAST = new Set(["long-sentence", "passive", "noun-string", "double-negative", "readability"]);

/** Kinds that depend on the whole text, so that they are not asked for when only a paragraph is sent. */
export const WHOLE_KINDS = ["term", "acronym", "false-friend", "readability"];

/**
 * A finding of the server as it is shown in a paragraph.
 * @param {any} finding
 * @param {{ index: number, start: number, end: number }} place
 * @returns {Shown}
 */
export function shown(finding, place) {
  const kind = String(finding.kind);
  const suggestions = strings(finding.suggestions);
  return {
    paragraph: place.index,
    start: place.start,
    end: place.end,
    rule: String(finding.rule),
    text: String(finding.text),
    name: NAMES[kind] ?? "Note",
    look: EXPLAIN.has(kind) ? "explain" : RECAST.has(kind) || !NAMES[kind] ? "recast" : "change",
    suggestions,
    reasons: reasons(finding, suggestions),
    source: strings([finding.source]).join(""),
    word: Boolean(NAMES[kind]) && !RECAST.has(kind),
  };
}

/**
 * The message, the reason and the explanation, without what only repeats the suggestions.
 * @param {any} finding
 * @param {string[]} suggestions
 */
function reasons(finding, suggestions) {
  const [message = ""] = strings([finding.message]);
  const repeats = suggestions.length > 0 && suggestions.every((each) => message.includes(`“${each}”`));
  const [explanation] = strings([finding.explanation]);
  const lines = [repeats ? "" : message, finding.why, explanation ? `In plain words: ${explanation}` : ""];
  return [...new Set(strings(lines))];
}

/** @param {unknown} values */
function strings(values) {
  return Array.isArray(values) ? values.filter((value) => typeof value === "string" && value) : [];
}
