// What the user set in the options, and what IT has preset.

/**
 * @typedef {object} Settings
 * @property {string} address of the server, without a stroke at its end
 * @property {string} token empty where none is needed
 * @property {string} audience empty for the server's own choice
 */

export const AUDIENCES = ["residents", "partners", "councillors", "staff"];

/** @type {Settings} */
const DEFAULTS = { address: "http://localhost:8125", token: "", audience: "" };
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * The settings in force. What IT has preset wins over what the user set.
 * @returns {Promise<Settings>}
 */
export async function readSettings() {
  const [own, preset] = await Promise.all([ownSettings(), presetSettings()]);
  return { ...DEFAULTS, ...own, ...preset };
}

/**
 * What IT has preset; empty where there is no such policy.
 * @returns {Promise<Partial<Settings>>}
 */
export async function presetSettings() {
  try {
    return known(await chrome.storage.managed.get(Object.keys(DEFAULTS)));
  } catch {
    return {}; // Firefox says so by an error
  }
}

/** @param {Settings} settings */
export async function saveSettings(settings) {
  await chrome.storage.local.set({ settings: known(settings) });
}

/**
 * An address as it is kept.
 * @param {string} text
 * @returns {{ address: string } | { fault: string }}
 */
export function cleanAddress(text) {
  const typed = text.trim();
  const url = URL.parse(/^[a-z]+:\/\//i.test(typed) ? typed : `https://${typed}`);
  if (!url || !["http:", "https:"].includes(url.protocol) || url.username || url.search || url.hash) {
    return { fault: "This is no address of a server. It looks like https://plainspeak.example.gov.uk" };
  }
  if (url.protocol === "http:" && !LOOPBACK.has(url.hostname)) {
    return { fault: "Use an address that begins with https, so that nobody on the way can read your texts." };
  }
  return { address: (url.origin + url.pathname).replace(/\/+$/, "") };
}

/** @returns {Promise<Partial<Settings>>} */
async function ownSettings() {
  return known((await chrome.storage.local.get("settings")).settings);
}

/**
 * The fields that are settings and hold something.
 * @param {any} fields
 * @returns {Partial<Settings>}
 */
function known(fields) {
  const names = Object.keys(DEFAULTS).filter((name) => typeof fields?.[name] === "string" && fields[name] !== "");
  return Object.fromEntries(names.map((name) => [name, fields[name].trim()]));
}
