// Checks that are asked for by pages: at most one of a sort at a time for each text, the newest.
import { shown, WHOLE_KINDS } from "./findings.js";
import { wanted } from "./memory.js";
import { check, Fault, lookUp } from "./server.js";
import { readSettings } from "./settings.js";
import { Source } from "./source.js";

/** @typedef {import("./source.js").Paragraph} Paragraph */

/** @type {Map<string, AbortController>} */
const running = new Map();

/**
 * Checks paragraphs of a text. With `whole` they are all that the text has, and what depends on the whole text is looked
 * for; without it, all else is.
 * @param {string} from which text of which frame asks; its older question of the same sort is given up
 * @param {{ paragraphs: Paragraph[], format: "text" | "html", whole: boolean }} question
 */
export async function answerCheck(from, { paragraphs, format, whole }) {
  const name = `${from}/${whole}`;
  running.get(name)?.abort();
  const control = new AbortController();
  running.set(name, control);
  try {
    const source = new Source(paragraphs, format);
    const kinds = whole ? { select: WHOLE_KINDS } : { ignore: WHOLE_KINDS };
    const found = await check(await readSettings(), { text: source.text, format, ...kinds }, control.signal);
    const findings = found.findings.flatMap((/** @type {any} */ finding) => {
      const place = source.find(finding.start, finding.end);
      return place ? [shown(finding, place)] : [];
    });
    const texts = paragraphs.map((paragraph) => paragraph.text);
    return {
      findings: await wanted(findings, texts),
      words: whole ? found.words : null,
      scores: whole ? found.scores : null,
    };
  } catch (error) {
    return control.signal.aborted ? { outdated: true } : faultOf(error);
  } finally {
    if (running.get(name) === control) running.delete(name);
  }
}

/** Gives up what is asked by texts whose names begin so. @param {string} from */
export function giveUp(from) {
  for (const [name, control] of running) if (name.startsWith(from)) control.abort();
}

/** What the glossaries say of a word, in lines to be read. @param {string} word */
export async function answerMore(word) {
  try {
    const found = await lookUp(await readSettings(), word.slice(0, 200), new AbortController().signal);
    return { lines: lines(found) };
  } catch (error) {
    return faultOf(error);
  }
}

/** @param {any} found */
function lines(found) {
  const told = found.entries.flatMap((/** @type {any} */ entry) => [
    ...entry.senses.flatMap((/** @type {any} */ sense) => [
      sense.use.length ? `Use ${sense.use.map((/** @type {string} */ each) => `“${each}”`).join(" or ")}.` : "",
      sense.advice,
      sense.why,
    ]),
    entry.explanation,
    ...entry.flagged.slice(0, 2).map((/** @type {string} */ sentence) => `We mark it here: “${sentence}”`),
    ...entry.left_alone.slice(0, 2).map((/** @type {string} */ sentence) => `We leave it alone here: “${sentence}”`),
    entry.source ? `Source: ${entry.source}` : "",
  ]);
  const meanings = found.acronyms.flatMap((/** @type {any} */ acronym) =>
    acronym.means.map((/** @type {string} */ long) => `${acronym.short} may mean “${long}”.`),
  );
  const all = [...told, ...meanings].filter((line) => typeof line === "string" && line);
  return all.length ? [...new Set(all)] : ["The glossaries have nothing more on this."];
}

/** @param {unknown} error */
function faultOf(error) {
  if (error instanceof Fault) return { fault: error.message, wait: error.wait };
  throw error;
}
