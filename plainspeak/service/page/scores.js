// How the text reads, in three figures; and the same in a sentence for those who do not see them, told when it is quiet.

import { byId, counted } from "./dom.js";
import { facts, heat } from "./facts.js";

/** @typedef {import("./api.js").Result} Result */

const QUIET = 1500;
const YOUNGEST = 6;
const OLDEST = 22;

let timer = 0;

/**
 * @param {string} name of the figure
 * @param {string} value
 * @param {string} gloss
 */
function figure(name, value, gloss) {
  byId(name).textContent = value;
  byId(`${name}-gloss`).textContent = gloss;
}

/** Where an age stands on the scale, from 0 to 100. @param {number} age */
const onScale = (age) => (100 * (Math.min(OLDEST, Math.max(YOUNGEST, age)) - YOUNGEST)) / (OLDEST - YOUNGEST);

/**
 * Shows the figures of a result; null for no text.
 * @param {Result | null} result
 * @param {string} audience
 */
export function showScores(result, audience) {
  const { target, readers } = facts.audiences[audience];
  const age = result?.scores.reading_age ?? null;
  const aim = `target ${target} for ${readers}`;
  const words = result?.words ?? 0;
  const few = words < facts.wordsForAge ? `needs ${facts.wordsForAge} words` : `needs ${facts.wordsForAge} words in sentences`;
  figure("age", age === null ? "–" : age.toFixed(1), age === null ? `${few}; ${aim}` : aim);
  byId("age").className = `heat ${heat(age, target)}`;
  const scale = byId("scale");
  scale.setAttribute("class", heat(age, target));
  byId("scale-value").setAttribute("width", age === null ? "0" : String(onScale(age)));
  byId("scale-target").setAttribute("x", String(onScale(target)));
  const long = result?.scores.long_sentences ?? 0;
  const over = `over ${facts.longSentence} words`;
  figure("long", words ? String(long) : "–", words ? `of ${counted(result?.sentences ?? 0, "sentence")}; ${over}` : over);
  const found = result?.findings.length ?? 0;
  const density = words ? ((100 * found) / words).toFixed(1) : "–";
  figure("density", density, words ? `${counted(found, "finding")} in ${counted(words, "word")}` : "");
  tell(words ? spoken(found, age, target, readers, long) : "");
}

/**
 * @param {number} found
 * @param {number | null} age
 * @param {number} target
 * @param {string} readers
 * @param {number} long
 */
function spoken(found, age, target, readers, long) {
  const reading = age === null ? "" : ` Reading age ${Math.round(age)}, target ${target} for ${readers}.`;
  return `${counted(found, "finding")}.${reading} ${counted(long, "long sentence")}.`;
}

/** Says a sentence when nothing has changed for a while, and only if it is another than before. @param {string} sentence */
function tell(sentence) {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const region = byId("spoken-scores");
    if (region.textContent !== sentence) region.textContent = sentence;
  }, QUIET);
}
