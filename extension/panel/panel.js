// The side panel: what was found on the page of this tab, its scores, and the extension's switches.
import { patternOf } from "../worker/sites.js";
import { framesOf } from "../worker/tabs.js";

/** @typedef {import("../worker/tabs.js").FrameState} FrameState */

/** @param {string} id @returns {any} */
const byId = (id) => document.getElementById(id);
let tab = -1;
let url = "";
/** What is shown, so that nothing is made anew for nothing: the keyboard may be in it. */
let seen = "";

/**
 * An element with words in it: text is never taken for markup.
 * @param {string} name
 * @param {string} [className]
 * @param {...(Node | string)} children
 * @returns {any}
 */
function make(name, className = "", ...children) {
  const element = document.createElement(name);
  element.className = className;
  element.append(...children);
  return element;
}

/** Shows what the frames of the tab last told. */
async function show() {
  const frames = await framesOf(tab);
  const told = JSON.stringify(frames);
  if (told === seen) return;
  seen = told;
  const states = Object.values(frames);
  const fault = states.find((state) => state.fault)?.fault ?? "";
  byId("state").textContent = fault || stateOf(states);
  byId("state").className = fault ? "fault" : "";
  byId("stop").hidden = !states.length;
  byId("start").textContent = states.length ? "Read the page again" : "Check this page";
  const sections = Object.entries(frames).flatMap(([frame, state]) => state.texts.map((text) => sectionOf(Number(frame), text)));
  byId("texts").replaceChildren(...sections);
}

/** @param {FrameState[]} states */
function stateOf(states) {
  if (!states.length) return "This page is not checked. Press the plainspeak button of the browser, or the one below.";
  const texts = states.flatMap((state) => state.texts);
  if (!texts.length) return "There is no text to check on this page yet.";
  const count = texts.reduce((sum, text) => sum + text.findings.length, 0);
  if (!count && states.some((state) => state.busy)) return "Checking…";
  return `${count === 0 ? "Nothing" : count} found.`;
}

/** @param {number} frame @param {FrameState["texts"][0]} text */
function sectionOf(frame, text) {
  const items = text.findings.map((finding) => {
    const hint = finding.suggestions.length ? `${finding.name} · try “${finding.suggestions[0]}”` : finding.name;
    const button = make("button", finding.look, make("b", "", finding.text), make("small", "", hint));
    button.type = "button";
    button.addEventListener("click", () => chrome.runtime.sendMessage({ type: "show", tab, frame, id: finding.id }));
    return make("li", "", button);
  });
  return make("section", "", make("h2", "", text.label), scoresOf(text), make("ol", "findings", ...items));
}

/** @param {FrameState["texts"][0]} text */
function scoresOf({ scores, words }) {
  if (!scores || words === null) return make("p", "quiet", "No scores yet.");
  /** @type {[string, number | null, number][]} */
  const rows = [
    ["Reading ease (100 is very easy)", scores.flesch_reading_ease, 0],
    ["Words in a sentence", scores.mean_sentence_words, 1],
    ["Long sentences", scores.long_sentences, 0],
    ["Passive sentences", scores.passive_sentences, 0],
    ["Words", words, 0],
  ];
  const row = (/** @type {string} */ name, /** @type {number} */ value, /** @type {number} */ digits) => [make("dt", "", name), make("dd", "", value.toLocaleString("en-GB", { maximumFractionDigits: digits }))];
  const age = scores.reading_age === null ? [make("dt", "quiet", "A reading age needs 100 words."), make("dd")] : row("Reading age", scores.reading_age, 1);
  const list = make("dl", "", ...rows.flatMap(([name, value, digits]) => (typeof value === "number" ? row(name, value, digits) : [])));
  return make("div", "", make("dl", "age", ...age), list);
}

/** Turns to the tab in front, and shows whether its site is always checked. */
async function turn() {
  const [front] = await chrome.tabs.query({ active: true, currentWindow: true });
  tab = front?.id ?? -1;
  url = front?.url ?? "";
  const pattern = patternOf(url);
  byId("site").hidden = !pattern;
  byId("always").checked = Boolean(pattern) && (await chrome.permissions.contains({ origins: [pattern ?? ""] }));
  await show();
}

byId("start").addEventListener("click", () => chrome.runtime.sendMessage({ type: "start", tab }));
byId("stop").addEventListener("click", () => chrome.runtime.sendMessage({ type: "stop", tab }));
byId("always").addEventListener("change", async () => {
  const pattern = patternOf(url);
  if (!pattern) return;
  const origins = [pattern];
  // The browser asks the user; the question must be the first thing after the press.
  const granted = byId("always").checked ? await chrome.permissions.request({ origins }) : !(await chrome.permissions.remove({ origins }));
  byId("always").checked = granted;
});
chrome.storage.session.onChanged.addListener(show);
chrome.tabs.onActivated.addListener(turn);
chrome.tabs.onUpdated.addListener((changed) => {
  if (changed === tab) turn();
});
turn();
