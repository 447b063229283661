// The text: a plain text area, so that typing, undoing and reading aloud are the browser's own, over a copy of its
// lines that nobody can touch, in which the marks are drawn. The text itself is never altered by a mark.

import { make } from "./dom.js";
import { difference, move, stretches } from "./marks.js";

/** @typedef {import("./api.js").Finding} Finding */

/**
 * @typedef {object} Tell
 * @property {(seen: boolean) => void} changed the text; and whether there is now less to show of it, or at last something
 * @property {(finding: Finding | null) => void} pointedAt
 * @property {(finding: Finding) => boolean} shows whether a finding is to be marked
 */

export class Editor {
  /**
   * @param {HTMLTextAreaElement} area
   * @param {HTMLElement} mirror lies under the text area, with the same type and the same width
   * @param {Tell} tell
   */
  constructor(area, mirror, tell) {
    this.area = area;
    this.mirror = mirror;
    this.tell = tell;
    /** @type {Finding[]} */
    this.findings = [];
    /** @type {Finding | null} */
    this.current = null;
    this.text = area.value;
    /** @type {string[]} what each line of the mirror was drawn from */
    this.drawn = [];
    area.addEventListener("input", () => this.#takeChange());
    area.addEventListener("click", () => tell.pointedAt(this.at(area.selectionStart)));
    // A browser may keep what was typed when a page is loaded again.
    addEventListener("pageshow", () => this.#takeChange());
    this.draw();
  }

  /** Shows these findings, of which one may be open. @param {Finding[]} findings @param {Finding | null} current */
  show(findings, current) {
    this.findings = findings;
    this.current = current;
    this.draw();
  }

  /**
   * The innermost finding that covers a place, its end included.
   * @param {number} offset
   */
  at(offset) {
    const over = this.#shown().filter((each) => each.start <= offset && offset <= each.end);
    return over.sort((one, other) => one.end - one.start - (other.end - other.start))[0] ?? null;
  }

  /**
   * Puts words in the place of others, as if they were typed: the browser can undo it.
   * @param {number} start
   * @param {number} end
   * @param {string} words
   */
  replace(start, end, words) {
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(start, end);
    if (!document.execCommand("insertText", false, words)) {
      this.area.setRangeText(words, start, end, "end");
    }
    this.#takeChange();
  }

  /**
   * Puts a whole text in the place of what is there. It cannot be undone: a browser takes minutes to put in a long
   * text as if it were typed.
   * @param {string} text
   */
  load(text) {
    this.area.value = text;
    this.area.setSelectionRange(0, 0);
    this.area.focus({ preventScroll: true });
    this.#takeChange();
  }

  /** Puts the caret before a finding and brings it into view. @param {Finding} finding */
  goTo(finding) {
    this.area.setSelectionRange(finding.start, finding.start);
    this.mirror.querySelector(".on")?.scrollIntoView({ block: "nearest" });
  }

  #takeChange() {
    const before = this.text;
    const { length } = this.findings;
    this.text = this.area.value;
    if (this.text === before) return;
    this.findings = move(this.findings, difference(before, this.text));
    if (this.current && !this.findings.includes(this.current)) this.current = null;
    this.draw();
    this.tell.changed(this.findings.length < length || !before || !this.text);
  }

  /** Draws the lines that are not as they should be. */
  draw() {
    const wanted = this.#lines();
    const { drawn } = this;
    const least = Math.min(drawn.length, wanted.length);
    let start = 0;
    while (start < least && drawn[start] === wanted[start].sign) start += 1;
    let same = 0;
    while (same < least - start && drawn[drawn.length - 1 - same] === wanted[wanted.length - 1 - same].sign) same += 1;
    const fresh = wanted.slice(start, wanted.length - same).map((line) => drawnLine(line, this.current));
    for (const old of [...this.mirror.children].slice(start, drawn.length - same)) old.remove();
    this.mirror.children[start] ? this.mirror.children[start].before(...fresh) : this.mirror.append(...fresh);
    this.drawn = wanted.map((line) => line.sign);
  }

  #shown() {
    return this.findings.filter((each) => this.tell.shows(each));
  }

  /** The lines with what is over them; `sign` is the same for lines that look the same. */
  #lines() {
    let offset = 0;
    let next = 0;
    /** @type {Finding[]} */
    let open = [];
    const shown = this.#shown();
    return this.text.split("\n").map((text) => {
      const end = offset + text.length;
      while (next < shown.length && shown[next].start < end) open.push(shown[next++]);
      open = open.filter((finding) => finding.end > offset);
      const line = { text, offset, findings: open };
      const marks = open.map((each) => `${each.start - offset}-${each.end - offset}${each.kind}${each === this.current}`);
      offset = end + 1;
      return { ...line, sign: `${text}\n${marks}` };
    });
  }
}

/**
 * @param {{ text: string, offset: number, findings: Finding[] }} line
 * @param {Finding | null} current
 */
function drawnLine({ text, offset, findings }, current) {
  const line = make("div");
  for (const stretch of text ? stretches(text, offset, findings, current) : []) {
    /** @type {Node | string} */
    let inner = stretch.text;
    for (const look of stretch.looks.reverse()) inner = make("span", look, inner);
    const { before, after, on } = stretch;
    if (before || after || on) {
      const shown = make("span", on ? "on" : "", inner);
      if (before) shown.dataset.before = before;
      if (after) shown.dataset.after = after;
      inner = shown;
    }
    line.append(inner);
  }
  if (!text) line.append(make("br"));
  return line;
}
