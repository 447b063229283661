// What the server told the page of itself: readers and their targets, kinds of finding, limits.

import { byId } from "./dom.js";

/** @typedef {{ name: string, letter: string, look: "change" | "explain" | "recast" }} KindFacts */

/**
 * @type {{
 *   audience: string,
 *   audiences: Record<string, { readers: string, target: number }>,
 *   kinds: Record<string, KindFacts>,
 *   far: number,
 *   longSentence: number,
 *   wordsForAge: number,
 *   textLimit: number,
 *   fileLimit: number,
 * }}
 */
export const facts = JSON.parse(byId("facts").textContent);

/**
 * How findings of a kind are shown; one that this page does not know of is shown as a piece of information.
 * @param {string} kind
 * @returns {KindFacts}
 */
export const kindFacts = (kind) => facts.kinds[kind] ?? { name: kind, letter: "?", look: "recast" };

/**
 * How far a reading age is from the target.
 * @param {number | null} age
 * @param {number} target
 */
export function heat(age, target) {
  if (age === null) return "unknown";
  if (age <= target) return "within";
  return age - target <= facts.far ? "above" : "far-above";
}
