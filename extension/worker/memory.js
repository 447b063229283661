// What the user wants to see no more: places that are ignored, and words that are accepted.

/** @typedef {import("./findings.js").Shown} Shown */

const MOST_PLACES = 5_000;
const WORDS_AROUND = 4;

/**
 * Keeps a place as ignored. What is kept are digests alone: no word of the text.
 * @param {string} rule
 * @param {string} paragraph
 * @param {number} start of the words in the paragraph
 * @param {number} end
 */
export async function ignore(rule, paragraph, start, end) {
  const { ignored, salt } = await kept();
  const places = new Set([...ignored, ...(await digests(salt, rule, paragraph, start, end))]);
  await chrome.storage.local.set({ salt, ignored: [...places].slice(-MOST_PLACES) });
}

/**
 * Accepts a word for this user, in all its forms and places.
 * @param {string} rule
 * @param {string} word what to call it in the options
 */
export async function accept(rule, word) {
  await chrome.storage.local.set({ accepted: { ...(await acceptedWords()), [rule]: word } });
}

/** The accepted words by their rules. @returns {Promise<Record<string, string>>} */
export async function acceptedWords() {
  return (await kept()).accepted;
}

/** @param {string} rule */
export async function takeBack(rule) {
  const accepted = await acceptedWords();
  delete accepted[rule];
  await chrome.storage.local.set({ accepted });
}

/** Shows all ignored places again. */
export async function forgetPlaces() {
  await chrome.storage.local.remove("ignored");
}

/** How many places are ignored. */
export async function countPlaces() {
  return (await kept()).ignored.filter((digest) => digest.startsWith("=")).length;
}

/**
 * The findings that are neither ignored nor accepted.
 * @param {Shown[]} findings
 * @param {string[]} paragraphs
 */
export async function wanted(findings, paragraphs) {
  const { ignored, accepted, salt } = await kept();
  const open = findings.filter((finding) => !Object.hasOwn(accepted, finding.rule));
  if (!ignored.length) return open;
  const places = new Set(ignored);
  const known = await Promise.all(
    open.map(async ({ rule, paragraph, start, end }) =>
      (await digests(salt, rule, paragraphs[paragraph], start, end)).some((digest) => places.has(digest)),
    ),
  );
  return open.filter((_, index) => !known[index]);
}

/** @returns {Promise<{ ignored: string[], accepted: Record<string, string>, salt: string }>} */
async function kept() {
  const start = { ignored: [], accepted: {}, salt: "" };
  const found = /** @type {any} */ (await chrome.storage.local.get(start));
  return { ...found, salt: found.salt || crypto.randomUUID() };
}

/**
 * A place is known by its rule and words and the words on one side of it at least, so that it survives an edit on the
 * other. Where there are too few words on a side, that side alone is not enough.
 * @param {string} salt
 * @param {string} rule
 * @param {string} paragraph
 * @param {number} start
 * @param {number} end
 */
async function digests(salt, rule, paragraph, start, end) {
  const words = (/** @type {string} */ text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const before = words(paragraph.slice(0, start)).slice(-WORDS_AROUND);
  const after = words(paragraph.slice(end)).slice(0, WORDS_AROUND);
  const itself = [rule, ...words(paragraph.slice(start, end))];
  const keys = [["=", itself, before, after]];
  if (before.length >= 2) keys.push(["<", itself, before]);
  if (after.length >= 2) keys.push([">", itself, after]);
  return Promise.all(keys.map(async (key) => key[0] + (await digest(salt + JSON.stringify(key)))));
}

/** @param {string} text */
async function digest(text) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...bytes.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
