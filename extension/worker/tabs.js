// The tabs that are checked: starting, stopping, the badge, and what each frame last told.

/**
 * What a frame tells of itself.
 * @typedef {object} FrameState
 * @property {{ id: string, label: string, reading: boolean, words: number | null, scores: any,
 *   findings: { id: string, text: string, name: string, look: string, suggestions: string[] }[] }[]} texts
 * @property {string} fault empty where all is well
 * @property {boolean} busy
 */

// In the order in which they stand on one another.
export const CONTENT_FILES = [
  "content/room.js",
  "content/blocks.js",
  "content/fields.js",
  "content/surface.js",
  "content/marks.js",
  "content/mirror.js",
  "content/texts.js",
  "content/card-style.js",
  "content/card.js",
  "content/session.js",
  "content/main.js",
];

const TITLE = "Check this page for plain English";
const CLOSED = "plainspeak cannot read this page: the browser keeps it closed to extensions.";
/** @param {number} tab @param {number | string} frame */
const key = (tab, frame) => `frame/${tab}/${frame}`;

let last = Promise.resolve();

/**
 * Does one thing after the other, so that what a frame told last is what is kept and shown.
 * @param {() => Promise<void>} work
 */
function inTurn(work) {
  last = last.then(work);
  return last;
}

/**
 * Starts on a tab that the user has asked for, and reads its article unless the user is writing.
 * @param {number} tab
 */
export async function start(tab) {
  try {
    await chrome.scripting.executeScript({ target: { tabId: tab, allFrames: true }, files: CONTENT_FILES });
  } catch {
    await showFault(tab, CLOSED);
    return;
  }
  await tell(tab, { type: "start", read: true });
}

/**
 * Takes all marks out of a tab.
 * @param {number} tab
 */
export async function stop(tab) {
  await tell(tab, { type: "stop" });
  await forget(tab);
}

/**
 * Sends a message to the frames of a tab, or to one of them. Where nobody listens, nothing happens.
 * @param {number} tab
 * @param {object} message
 * @param {number} [frame]
 * @returns {Promise<any>}
 */
export async function tell(tab, message, frame) {
  try {
    return await chrome.tabs.sendMessage(tab, message, frame === undefined ? {} : { frameId: frame });
  } catch {
    return null; // the page has gone, or was never opened to us
  }
}

/** Sends a message to all tabs that are checked. @param {object} message */
export async function tellAll(message) {
  const tabs = new Set(Object.keys(await allFrames()).map((name) => Number(name.split("/")[1])));
  await Promise.all([...tabs].map((tab) => tell(tab, message)));
}

/**
 * Keeps what a frame tells, for the panel and the badge.
 * @param {number} tab
 * @param {number} frame
 * @param {FrameState} state
 */
export function keep(tab, frame, state) {
  return inTurn(async () => {
    await chrome.storage.session.set({ [key(tab, frame)]: state });
    await badge(tab);
  });
}

/**
 * What the frames of a tab last told, by their numbers.
 * @param {number} tab
 * @returns {Promise<Record<number, FrameState>>}
 */
export async function framesOf(tab) {
  const own = Object.entries(await allFrames()).filter(([name]) => name.startsWith(key(tab, "")));
  return Object.fromEntries(own.map(([name, state]) => [Number(name.split("/")[2]), state]));
}

/** @param {number} tab @param {number} [frame] all frames, if left out */
export function forget(tab, frame) {
  const gone = (/** @type {string} */ name) =>
    frame === undefined ? name.startsWith(key(tab, "")) || name === `last/${tab}` : name === key(tab, frame);
  return inTurn(async () => {
    await chrome.storage.session.remove(Object.keys(await chrome.storage.session.get(null)).filter(gone));
    await badge(tab);
  });
}

/**
 * Goes to the next finding in the frame where the user last was, then in the other frames.
 * @param {number} tab
 * @param {1 | -1} step
 */
export async function walk(tab, step) {
  const frames = await framesOf(tab);
  const used = Number((await chrome.storage.session.get(`last/${tab}`))[`last/${tab}`]);
  const order = Object.keys(frames).map(Number);
  if (step < 0) order.reverse();
  const from = Math.max(0, order.indexOf(used));
  // The frame where it began comes once more at the end, from its first finding on.
  for (const [turn, frame] of [...order.slice(from), ...order.slice(0, from), ...order.slice(from, from + 1)].entries()) {
    if (await tell(tab, { type: "walk", step, fresh: turn > 0 }, frame)) {
      await lastUsed(tab, frame);
      return;
    }
  }
}

/** @param {number} tab @param {number} frame */
export async function lastUsed(tab, frame) {
  await chrome.storage.session.set({ [`last/${tab}`]: frame });
}

/** @returns {Promise<Record<string, FrameState>>} */
async function allFrames() {
  const kept = /** @type {Record<string, any>} */ (await chrome.storage.session.get(null));
  return Object.fromEntries(Object.entries(kept).filter(([name]) => name.startsWith("frame/")));
}

/** @param {number} tab */
async function badge(tab) {
  const frames = Object.values(await framesOf(tab));
  const fault = frames.find((state) => state.fault)?.fault;
  if (fault) {
    await showFault(tab, fault);
    return;
  }
  const count = frames.flatMap((state) => state.texts).reduce((sum, text) => sum + text.findings.length, 0);
  if (!count && frames.some((state) => state.busy)) {
    await paint(tab, "…", "Checking this page", "#0b5d5e");
    return;
  }
  const counted = count === 1 ? "1 finding on this page" : `${count} findings on this page`;
  await paint(tab, frames.length ? String(count) : "", frames.length ? counted : TITLE, "#0b5d5e");
}

/** @param {number} tab @param {string} sentence */
async function showFault(tab, sentence) {
  await paint(tab, "!", sentence, "#b3261e");
}

/** @param {number} tab @param {string} text @param {string} title @param {string} color */
async function paint(tab, text, title, color) {
  try {
    await chrome.action.setBadgeText({ tabId: tab, text });
    await chrome.action.setTitle({ tabId: tab, title });
    await chrome.action.setBadgeBackgroundColor({ tabId: tab, color });
    await chrome.action.setBadgeTextColor({ tabId: tab, color: "#ffffff" });
  } catch {
    // the tab has been closed meanwhile
  }
}
