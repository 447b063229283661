// Asking the server, the only place that anything is ever sent to.
import { cleanAddress } from "./settings.js";

/** @typedef {import("./settings.js").Settings} Settings */

const PATIENCE = 20_000;

/** Why there is no answer: a sentence that says what to do, and how many seconds to wait where trying again helps. */
export class Fault extends Error {
  /**
   * @param {string} sentence
   * @param {number} [wait]
   */
  constructor(sentence, wait = 0) {
    super(sentence);
    this.wait = wait;
  }
}

/**
 * The answer to `POST /v1/check`.
 * @param {Settings} settings
 * @param {object} body
 * @param {AbortSignal} signal ends the request when nobody waits for it any more
 * @returns {Promise<any>} raises Fault
 */
export async function check(settings, body, signal) {
  const fields = settings.audience ? { ...body, audience: settings.audience } : body;
  const found = await ask(settings, "/v1/check", signal, {
    method: "POST",
    body: JSON.stringify(fields),
    headers: { "Content-Type": "application/json" },
  });
  if (!Array.isArray(found.findings) || found.offset_unit !== "utf16" || typeof found.scores !== "object") {
    throw unknownAnswer(settings);
  }
  return found;
}

/**
 * What the glossaries say of a word.
 * @param {Settings} settings
 * @param {string} word
 * @param {AbortSignal} signal
 * @returns {Promise<any>} raises Fault
 */
export async function lookUp(settings, word, signal) {
  const found = await ask(settings, `/v1/glossary?q=${encodeURIComponent(word)}`, signal, {});
  if (!Array.isArray(found.entries) || !Array.isArray(found.acronyms)) throw unknownAnswer(settings);
  return found;
}

/**
 * @param {Settings} settings
 * @param {string} path
 * @param {AbortSignal} signal
 * @param {RequestInit} options
 */
async function ask(settings, path, signal, options) {
  const target = cleanAddress(settings.address);
  if ("fault" in target) throw new Fault(`The address in the settings is wrong. ${target.fault}`);
  const headers = new Headers(options.headers);
  if (settings.token) headers.set("Authorization", `Bearer ${settings.token}`);
  const patience = AbortSignal.timeout(PATIENCE);
  let response, text;
  try {
    response = await fetch(target.address + path, {
      ...options,
      headers,
      signal: AbortSignal.any([signal, patience]),
      // Nobody else is to get the text: no cookies, no way on to another server.
      credentials: "omit",
      redirect: "error",
      referrerPolicy: "no-referrer",
      cache: "no-store",
    });
    text = await response.text();
  } catch (error) {
    if (signal.aborted) throw error;
    if (patience.aborted) {
      throw new Fault(`The server at ${target.address} takes too long. We will ask again in a while.`, 15);
    }
    throw new Fault(
      `The server at ${target.address} does not answer. ` +
        "Start it with “plainspeak serve”, or check the address in the settings.",
      5,
    );
  }
  if (!response.ok) throw refusal(settings, response);
  try {
    return JSON.parse(text) ?? {};
  } catch {
    throw unknownAnswer(settings);
  }
}

/**
 * @param {Settings} settings
 * @param {Response} response
 */
function refusal(settings, response) {
  const wait = Math.min(Number(response.headers.get("Retry-After")) || 2, 60);
  switch (response.status) {
    case 401:
      return settings.token
        ? new Fault("The server does not know your token. Ask whoever runs it, and put the token into the settings.")
        : new Fault("The server wants a token. Ask whoever runs it, and put the token into the settings.");
    case 403:
      return new Fault("The server does not take this address or this browser. Ask whoever runs it to let them in.");
    case 413:
      return new Fault("This text is too long for the server. Check it in parts, or upload it on the server’s page.");
    case 429:
    case 503:
      return new Fault("The server is busy. We will ask again in a moment.", wait);
    default:
      if (response.status >= 500) return new Fault("The server has a fault. Tell whoever runs it.", 30);
      return unknownAnswer(settings);
  }
}

/** @param {Settings} settings */
function unknownAnswer(settings) {
  return new Fault(
    `The server at ${settings.address} gave an answer that this extension cannot read. ` +
      "Update both, and check that the address in the settings is that of plainspeak.",
  );
}
