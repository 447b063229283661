// Where findings stand in a text that is being changed, and how they lie over a line of it. Nothing here touches the page.

import { kindFacts } from "./facts.js";

/** @typedef {import("./api.js").Finding} Finding */

/**
 * A stretch of a line that the same findings cover.
 * @typedef {object} Stretch
 * @property {string} text
 * @property {string[]} looks outermost first
 * @property {string} before letters of the sentences that begin here
 * @property {string} after letters of the words that end here
 * @property {boolean} on whether the finding that is open covers it
 */

/**
 * What was taken out of a text and what was put in.
 * @param {string} before
 * @param {string} after
 */
export function difference(before, after) {
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < least - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  return { start, end: before.length - same, grown: after.length - before.length };
}

/**
 * Moves findings along with a change of the text, in place; gives those that still hold. The ones whose words were
 * changed go, but a sentence or a paragraph stays marked while one works in it.
 * @param {Finding[]} findings
 * @param {{ start: number, end: number, grown: number }} change
 * @returns {Finding[]}
 */
export function move(findings, { start, end, grown }) {
  return findings.filter((finding) => {
    if (finding.end <= start) return true;
    const behind = finding.start >= end;
    if (!behind && (finding.start > start || end > finding.end || !isSentence(finding))) return false;
    if (behind) finding.start += grown;
    finding.end += grown;
    return true;
  });
}

/**
 * Cuts a line into stretches.
 * @param {string} line
 * @param {number} offset of the line in the text
 * @param {Finding[]} findings that touch the line
 * @param {Finding | null} current
 * @returns {Stretch[]}
 */
export function stretches(line, offset, findings, current) {
  const edges = new Set([0, line.length]);
  for (const finding of findings) {
    edges.add(Math.max(0, finding.start - offset));
    edges.add(Math.min(line.length, finding.end - offset));
  }
  const sorted = [...edges].sort((one, other) => one - other);
  return sorted.slice(1).map((end, index) => {
    const start = sorted[index];
    const over = findings.filter((each) => each.start - offset <= start && end <= each.end - offset);
    const [sentences, words] = [over.filter(isSentence), over.filter((each) => !isSentence(each))];
    return {
      text: line.slice(start, end),
      looks: ["recast", "explain", "change"].filter((look) => over.some((each) => kindFacts(each.kind).look === look)),
      before: letters(sentences.filter((each) => each.start - offset === start)),
      after: letters(words.filter((each) => each.end - offset === end)),
      on: current !== null && over.includes(current),
    };
  });
}

/** Whether a finding is about how words stand together rather than about the words. @param {Finding} finding */
const isSentence = (finding) => kindFacts(finding.kind).look === "recast";

/** @param {Finding[]} findings */
const letters = (findings) => [...new Set(findings.map((each) => kindFacts(each.kind).letter))].join("");

/**
 * A text with the first suggestion of every safe finding in place, and how many that were.
 * Words of which the source has more than the reader sees, such as markup, are left alone.
 * @param {string} text
 * @param {Finding[]} findings in the order of the text
 * @param {string} format "text", "markdown" or "html"
 */
export function improved(text, findings, format) {
  const pieces = [];
  let position = 0;
  let count = 0;
  for (const { start, end, text: words, fix, suggestions } of findings) {
    if (fix !== "safe" || !suggestions.length || start < position || text.slice(start, end) !== words) continue;
    pieces.push(text.slice(position, start), format === "html" ? escaped(suggestions[0]) : suggestions[0]);
    position = end;
    count += 1;
  }
  return { text: pieces.join("") + text.slice(position), count };
}

/** @param {string} words */
const escaped = (words) => words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/**
 * A result whose text and offsets are those of a text area, in which every line ends with one character.
 * @param {import("./api.js").ResultWithText} result
 */
export function withSingleLineEnds(result) {
  const pairs = [...result.text.matchAll(/\r\n/g)].map((match) => match.index);
  let passed = 0;
  /** @param {number} offset */
  const without = (offset) => {
    while (passed < pairs.length && pairs[passed] < offset) passed += 1;
    while (passed > 0 && pairs[passed - 1] >= offset) passed -= 1;
    return offset - passed;
  };
  const text = result.text.replace(/\r\n?/g, "\n");
  if (!pairs.length) return { ...result, text };
  const findings = result.findings.map((each) => ({ ...each, start: without(each.start), end: without(each.end) }));
  return { ...result, text, findings };
}
