// The extension's own room: what pages, the panel and the browser may ask of it.
import { answerCheck, answerMore, giveUp } from "./checks.js";
import { accept, ignore } from "./memory.js";
import { registerSites } from "./sites.js";
import { forget, keep, lastUsed, start, stop, tell, tellAll, walk } from "./tabs.js";

const OWN_PAGES = chrome.runtime.getURL("");

/**
 * Where a message of a content script comes from.
 * @typedef {object} Place
 * @property {number} tab
 * @property {number} frame
 * @property {string} page
 */

/**
 * What content scripts may ask. They get findings, and never settings, the token or other frames' text.
 * @type {Record<string, (message: any, place: Place) => Promise<any>>}
 */
const FOR_PAGES = {
  async hello(_message, { tab, frame }) {
    await (frame === 0 ? forget(tab) : forget(tab, frame));
    const target = { tabId: tab, frameIds: [frame] };
    await chrome.scripting.insertCSS({ target, files: ["content/marks.css"], origin: "USER" });
    return true;
  },
  async check({ text, paragraphs, format, whole }, { page }) {
    return answerCheck(`${page}/${text}`, { paragraphs, format, whole });
  },
  async report({ state }, { tab, frame }) {
    await keep(tab, frame, state);
  },
  async gone({ text }, { page }) {
    giveUp(`${page}/${text}/`);
  },
  async left(_message, { tab, frame, page }) {
    giveUp(`${page}/`);
    await forget(tab, frame);
  },
  async used(_message, { tab, frame }) {
    await lastUsed(tab, frame);
  },
  async ignore({ rule, paragraph, start: from, end }) {
    await ignore(rule, paragraph, from, end);
    await tellAll({ type: "again" });
  },
  async accept({ rule, word }) {
    await accept(rule, word);
    await tellAll({ type: "again" });
  },
  async more({ word }) {
    return answerMore(word);
  },
};

/**
 * What the panel and the options may ask.
 * @type {Record<string, (message: any) => Promise<any>>}
 */
const FOR_US = {
  start: ({ tab }) => start(tab),
  stop: ({ tab }) => stop(tab),
  show: ({ tab, frame, id }) => tell(tab, { type: "show", id }, frame),
  again: () => tellAll({ type: "again" }),
};

chrome.runtime.onMessage.addListener((message, sender, answer) => {
  const work = route(message, sender);
  if (!work) return false;
  work.then(answer, () => answer({ fault: "A fault in the extension itself. Reload the page, and please report it.", wait: 0 }));
  return true;
});

/**
 * Who sends decides what may be asked, not what the message says.
 * @param {any} message
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Promise<any> | null}
 */
function route(message, sender) {
  if (sender.id !== chrome.runtime.id || typeof message?.type !== "string") return null;
  if (sender.url?.startsWith(OWN_PAGES)) {
    return Object.hasOwn(FOR_US, message.type) ? FOR_US[message.type](message) : null;
  }
  if (sender.tab?.id === undefined || sender.frameId === undefined) return null;
  const place = { tab: sender.tab.id, frame: sender.frameId, page: `${sender.tab.id}/${sender.documentId ?? sender.frameId}` };
  return Object.hasOwn(FOR_PAGES, message.type) ? FOR_PAGES[message.type](message, place) : null;
}

chrome.action.onClicked.addListener((tab) => {
  if (tab.id === undefined) return;
  // The panel opens only while the click lasts, so nothing may be waited for before.
  const { sidePanel } = chrome;
  if (sidePanel) sidePanel.open({ tabId: tab.id }).catch(() => {});
  else /** @type {any} */ (globalThis).browser.sidebarAction.open().catch(() => {});
  start(tab.id);
});

chrome.commands.onCommand.addListener((command, tab) => {
  if (tab?.id !== undefined) walk(tab.id, command === "next-finding" ? 1 : -1);
});

chrome.tabs.onRemoved.addListener((tab) => void forget(tab));
chrome.permissions.onAdded.addListener(registerSites);
chrome.permissions.onRemoved.addListener(registerSites);
chrome.runtime.onInstalled.addListener(registerSites);
chrome.runtime.onStartup.addListener(registerSites);

// Content scripts run beside the code of pages: settings are not for them. Firefox has it so by another way.
chrome.storage.local.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" });
