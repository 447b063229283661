// What the page asks of its server, and what went wrong in words that say what to do.

/**
 * A finding, as POST /v1/check gives it; offsets are UTF-16 code units, as in JavaScript.
 * @typedef {object} Finding
 * @property {string} rule
 * @property {string} kind
 * @property {string} severity
 * @property {number} start
 * @property {number} end
 * @property {string} text
 * @property {string} message
 * @property {string[]} suggestions
 * @property {"safe" | "review" | null} fix
 * @property {string} why
 * @property {string | null} explanation
 * @property {string} source
 */

/**
 * A checked document.
 * @typedef {object} Result
 * @property {string} path
 * @property {string} media_type
 * @property {number} words
 * @property {number} sentences
 * @property {number} other_language
 * @property {{ reading_age: number | null, long_sentences: number }} scores
 * @property {Finding[]} findings
 */

/** @typedef {Result & { text: string }} ResultWithText */

const TOKEN = "plainspeak:token";
const UNREACHABLE =
  "The server does not answer. Your text is still here, and is checked as soon as the server is back. " +
  "If that takes long, ask whoever runs it.";

/** Something that stands in the way. `message` is for people; `seconds` says when to try again, if that may help. */
export class Trouble extends Error {
  /**
   * @param {string} message
   * @param {number} [status] of the answer; 0 where there was none
   * @param {number | null} [seconds]
   */
  constructor(message, status = 0, seconds = null) {
    super(message);
    this.status = status;
    this.seconds = seconds;
  }
}

/** Remembers the token until the tab is closed. @param {string} token */
export function keepToken(token) {
  sessionStorage.setItem(TOKEN, token);
}

/**
 * Checks a text.
 * @param {{ text: string, format: string, audience: string }} asked
 * @param {AbortSignal} [signal]
 * @returns {Promise<Result>}
 */
export async function checkText(asked, signal) {
  const body = JSON.stringify({ ...asked, offsets: "utf16" });
  const headers = { "content-type": "application/json" };
  return send("v1/check", { body, signal, headers }, (response) => response.json());
}

/**
 * Checks a file. The result has its text.
 * @param {File} file
 * @param {string} audience
 * @param {AbortSignal} [signal]
 * @returns {Promise<ResultWithText>}
 */
export async function checkFile(file, audience, signal) {
  const path = `v1/documents?include=text&audience=${audience}`;
  return send(path, { body: form(file), signal }, (response) => response.json());
}

/**
 * The report on a file, or a copy of it with comments, under the name that the server gives it.
 * @param {File} file
 * @param {string} audience
 * @param {string} as "html", "docx", "odt" or "pdf"
 */
export async function makeFile(file, audience, as) {
  return send(`v1/documents?as=${as}&audience=${audience}`, { body: form(file) }, async (response) => {
    const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("content-disposition") ?? "");
    return { name: named ? decodeURIComponent(named[1]) : `document.${as}`, content: await response.blob() };
  });
}

/** @param {File} file */
function form(file) {
  const made = new FormData();
  made.append("file", file);
  return made;
}

/**
 * @template T
 * @param {string} path relative, so that the page works under any address
 * @param {RequestInit} options
 * @param {(response: Response) => Promise<T>} read
 * @returns {Promise<T>}
 */
async function send(path, options, read) {
  const token = sessionStorage.getItem(TOKEN);
  const headers = { ...options.headers, ...(token ? { authorization: `Bearer ${token}` } : {}) };
  try {
    const response = await fetch(path, { ...options, method: "POST", headers });
    if (!response.ok) throw await refusal(response);
    return await read(response);
  } catch (error) {
    if (options.signal?.aborted || error instanceof Trouble) throw error;
    throw new Trouble(UNREACHABLE, 0, 3);
  }
}

/** @param {Response} response */
async function refusal(response) {
  const { status } = response;
  if (status === 401) return new Trouble("This server needs a token before it checks anything.", status);
  if (status === 429 || status === 503) {
    const seconds = Math.max(1, Number(response.headers.get("retry-after")) || 2);
    return new Trouble("The server is busy. Your text is still here, and is sent again in a moment.", status, seconds);
  }
  if (status === 502 || status === 504) return new Trouble(UNREACHABLE, status, 3);
  return new Trouble(await detail(response), status);
}

/** What a refusal says, or what its status means where it says nothing. @param {Response} response */
async function detail(response) {
  try {
    const problem = await response.json();
    if (typeof problem.detail === "string") return problem.detail;
  } catch {
    // Not from our server but from a proxy on the way.
  }
  if (response.status === 413) return "This is larger than the server takes. Split it and check the parts.";
  return `The server could not do this (${response.status}). Try again; if it stays so, tell whoever runs it.`;
}
