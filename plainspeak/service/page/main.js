// The page: text in, findings beside it, better text out.

import { checkFile, checkText, makeFile, Trouble } from "./api.js";
import { button, byId, counted, shortened } from "./dom.js";
import { Editor } from "./editor.js";
import { facts, kindFacts } from "./facts.js";
import { copy, save, takeFiles } from "./files.js";
import { improved, withSingleLineEnds } from "./marks.js";
import { Panel } from "./panel.js";
import { showScores } from "./scores.js";
import { hinder, overcome } from "./trouble.js";
import { Watcher } from "./watcher.js";

/** @typedef {import("./api.js").Finding} Finding */
/** @typedef {import("./api.js").Result} Result */

const FORMATS = { "text/markdown": "markdown", "text/html": "html" };
const SUFFIXES = { text: "txt", markdown: "md", html: "html" };
/** The files that the server can put comments into, and how it is asked to. */
const COPIES = {
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.oasis.opendocument.text": "odt",
  "application/pdf": "pdf",
};

/** @typedef {{ file: File, text: string, type: string }} Opened a file, the text that was read from it, its type */

/** @type {Opened | null} the file that was opened last */
let opened = null;
/** @type {Result | null} the last result, which may be of a text that has been changed since */
let result = null;
let audience = facts.audience;
/** @type {File | null} the file that was last to be opened */
let newest = null;

const editor = new Editor(byId("text"), byId("mirror"), {
  changed: textChanged,
  pointedAt: (finding) => open(finding, false),
  shows: (finding) => panel.lets(finding),
});
const panel = new Panel({
  open: (finding) => open(finding, true),
  step: (by) => step(by, true),
  replace,
  copy: (words) => tellWhenDone(copy(words), "Copied."),
  filtered: () => {
    const { current } = editor;
    editor.show(editor.findings, current && panel.lets(current) ? current : null);
    show();
  },
});
const check = () => watcher.now();
const watcher = new Watcher(source, take, (trouble) => hinder(trouble, check));

/** The text as it would be sent: a file as long as its text is as it was, else a text. */
function source() {
  const { text } = editor;
  const asked = { text, format: format(), audience };
  const file = opened && opened.text === text ? opened.file : null;
  return {
    key: JSON.stringify([audience, file ? file.name : asked.format, text]),
    /** @param {AbortSignal} signal */
    check: async (signal) => {
      if (!text.trim()) return nothing();
      return file ? withSingleLineEnds(await checkFile(file, audience, signal)) : checkText(asked, signal);
    },
  };
}

/** How the text is read: as the file that it came from, if that was a text itself. */
function format() {
  return /** @type {any} */ (FORMATS)[opened?.type ?? ""] ?? "text";
}

/** The result on no text. @returns {Result} */
function nothing() {
  const scores = { reading_age: null, long_sentences: 0 };
  return { path: "", media_type: "text/plain", words: 0, sentences: 0, other_language: 0, scores, findings: [] };
}

/** @param {Result} found */
function take(found) {
  result = found;
  const findings = found.findings.map((finding) => ({ ...finding }));
  const before = editor.current;
  const same = before && findings.find((each) => each.rule === before.rule && each.start === before.start);
  editor.show(findings, same ?? null);
  overcome(check);
  show();
  showScores(found, audience);
}

/** @param {boolean} seen whether what is shown of the findings is another */
function textChanged(seen) {
  if (!editor.text) opened = null;
  if (seen) show();
  else showFile();
  watcher.soon();
}

/** Shows the findings that there are, and what can be done with them. */
function show() {
  const { findings, current, text } = editor;
  panel.show(findings, current, !text.trim());
  const empty = !text.trim();
  document.body.classList.toggle("empty", empty);
  for (const id of ["copy", "report"]) byId(id).disabled = empty;
  byId("annotated").hidden = !copyOf(opened);
  showFile();
}

/** @param {Opened | null} open */
const copyOf = (open) => /** @type {any} */ (COPIES)[open?.type ?? ""];

function showFile() {
  byId("file").hidden = !opened;
  byId("file").textContent = opened ? `${opened.file.name}${opened.text === editor.text ? "" : ", changed here"}` : "";
}

/**
 * Opens the card of a finding, or closes the one that is open.
 * @param {Finding | null} finding
 * @param {boolean} scroll whether to bring its words into view
 */
function open(finding, scroll) {
  if (finding === editor.current) return;
  editor.show(editor.findings, finding);
  show();
  panel.reveal();
  if (finding && scroll) editor.goTo(finding);
}

/**
 * Goes to the next finding after the one that is open or after the caret, or to the one before.
 * @param {number} by
 * @param {boolean} toCard whether the keyboard goes to its card
 */
function step(by, toCard) {
  const shown = editor.findings.filter((finding) => panel.lets(finding));
  if (!shown.length) return;
  const caret = editor.area.selectionStart;
  const behind = shown.findIndex((finding) => finding.start >= caret);
  const here = editor.current ? shown.indexOf(editor.current) : (behind < 0 ? shown.length : behind) - (by > 0 ? 1 : 0);
  const at = (here + by + shown.length) % shown.length;
  open(shown[at], true);
  if (toCard) panel.focus();
  const { text, kind, suggestions } = shown[at];
  const instead = suggestions.length ? ` Instead: ${suggestions[0]}.` : "";
  announce(`${at + 1} of ${shown.length}. ${shortened(text, 80)}. ${kindFacts(kind).name}.${instead}`);
}

/** @param {Finding} finding @param {string} words */
function replace(finding, words) {
  const { start, end, text } = finding;
  editor.current = null;
  editor.findings = editor.findings.filter((each) => each !== finding);
  editor.replace(start, end, words);
  // On a phone the keyboard would come up over the text.
  if (matchMedia("(pointer: coarse)").matches) editor.area.blur();
  announce(`“${shortened(text, 40)}” is now “${shortened(words, 40)}”.`);
}

/** @param {string} words */
function announce(words) {
  byId("announced").textContent = words;
}

/** @param {Promise<unknown>} work @param {string} done */
async function tellWhenDone(work, done) {
  try {
    await work;
    say(done);
  } catch {
    say("The browser does not let this page use the clipboard. Select the text and copy it by hand.");
  }
}

/** Says what was done, beside the buttons that do it. @param {string} words @param {...HTMLElement} also */
function say(words, ...also) {
  byId("told").replaceChildren(words, ...also);
}

async function copyImproved() {
  if (!(await watcher.now())) return;
  const better = improved(editor.text, editor.findings, format());
  const changes = better.count ? `${counted(better.count, "safe change")} made in the copy.` : "There was nothing to change that is safe to change unread.";
  await tellWhenDone(copy(better.text), `Copied. ${changes}`);
}

/** @param {string} as */
async function download(as) {
  say("Making the file …");
  const file = as === "html" || !opened ? current() : opened.file;
  /** Also when it is done for the second time. */
  const make = async () => {
    const made = await attempted(makeFile(file, audience, as), make);
    if (!made) return;
    save(made.name, made.content);
    say(`${made.name} is ready: look in your downloads.`);
  };
  await make();
}

/**
 * What a request gives; null where it failed, which is then told.
 * @template T
 * @param {Promise<T>} request
 * @param {() => void} again
 */
async function attempted(request, again) {
  try {
    const given = await request;
    overcome(again);
    return given;
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    say("");
    hinder(error, again);
    return null;
  }
}

/** The file that is shown, or what is there now as a file. */
function current() {
  if (opened && opened.text === editor.text) return opened.file;
  const stem = opened ? opened.file.name.replace(/\.[^.]*$/, "") : "Your text";
  return new File([editor.text], `${stem}.${/** @type {any} */ (SUFFIXES)[format()]}`);
}

/** @param {File} file */
async function openFile(file) {
  const again = () => openFile(file);
  if (file.size > facts.fileLimit) {
    hinder(new Trouble(`${file.name} is larger than ${facts.fileLimit / 1e6} MB. Split it and check the parts.`), again);
    return;
  }
  say(`Reading ${file.name} …`);
  watcher.stop();
  newest = file;
  const read = await attempted(checkFile(file, audience), again);
  if (!read || newest !== file) return;
  const before = opened?.text === editor.text ? "" : editor.text;
  const found = withSingleLineEnds(read);
  opened = { file, text: found.text, type: found.media_type };
  editor.findings = [];
  editor.load(found.text);
  watcher.accept(found);
  say(`${file.name} is open. The file itself stays as it is.`, ...(before.trim() ? [wayBack(before)] : []));
}

/** A button that brings back what was typed before a file took its place. @param {string} text */
function wayBack(text) {
  return button("Back to the text before", () => {
    opened = null;
    editor.load(text);
    say("");
  });
}

byId("copy").addEventListener("click", copyImproved);
byId("report").addEventListener("click", () => download("html"));
byId("annotated").addEventListener("click", () => download(copyOf(opened)));
byId("example").addEventListener("click", () => editor.load(byId("example-text").content.textContent.trim()));
byId("previous").addEventListener("click", () => step(-1, false));
byId("next").addEventListener("click", () => step(1, false));
for (const choice of document.querySelectorAll("input[name=audience]")) {
  choice.addEventListener("change", () => {
    audience = /** @type {HTMLInputElement} */ (choice).value;
    watcher.now();
  });
}
addEventListener("keydown", (event) => {
  const card = document.querySelector(".open .card");
  const within = /** @type {HTMLElement | null} */ (card?.querySelector(".replace") ?? card?.querySelector(".actions button"));
  if (event.key === "F8") step(event.shiftKey ? -1 : 1, document.activeElement !== editor.area);
  else if (event.key === "Enter" && event.altKey && within) within.focus();
  else if (event.key === "Escape" && editor.current && !byId("token").open) {
    open(null, false);
    editor.area.focus();
  } else return;
  event.preventDefault();
});
takeFiles(openFile);
show();
showScores(null, audience);
if (editor.text) watcher.now();
