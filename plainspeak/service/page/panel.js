// The findings beside the text: a line for each, the one that is open as a card, and a filter by kind.

import { button, byId, counted, make, shortened } from "./dom.js";
import { kindFacts } from "./facts.js";

/** @typedef {import("./api.js").Finding} Finding */

const SHOWN = 150;

/**
 * What a finding says for itself, without what repeats the suggestions.
 * @param {Finding} finding
 */
function reasons(finding) {
  const repeats = finding.suggestions.length > 0 && finding.suggestions.every((each) => finding.message.includes(`“${each}”`));
  const explained = finding.explanation ? `In plain words: ${finding.explanation}` : "";
  return [...new Set([repeats ? "" : finding.message, finding.why, explained])].filter(Boolean);
}

export class Panel {
  /**
   * @param {{
   *   open: (finding: Finding | null) => void,
   *   step: (by: number) => void,
   *   replace: (finding: Finding, words: string) => void,
   *   copy: (words: string) => void,
   *   filtered: () => void,
   * }} tell
   */
  constructor(tell) {
    this.tell = tell;
    /** @type {Set<string>} the kinds to show; none chosen is all */
    this.kinds = new Set();
    this.most = SHOWN;
    this.list = byId("list");
  }

  /** @param {Finding} finding */
  lets(finding) {
    return this.kinds.size === 0 || this.kinds.has(finding.kind);
  }

  /**
   * Shows the findings on a text that the filter lets through.
   * @param {Finding[]} every
   * @param {Finding | null} current
   * @param {boolean} empty whether there is no text
   */
  show(every, current, empty) {
    const findings = every.filter((finding) => this.lets(finding));
    this.#filter(every);
    const at = current ? findings.indexOf(current) : -1;
    if (at >= this.most) this.most = at + SHOWN;
    byId("count").textContent = empty ? "" : String(every.length);
    byId("position").textContent = at >= 0 ? `${at + 1} of ${findings.length}` : findings.length ? counted(findings.length, "finding") : "";
    byId("steps").hidden = findings.length === 0;
    byId("clean").hidden = empty || every.length > 0;
    byId("help").hidden = !empty;
    const held = this.list.contains(document.activeElement);
    this.list.replaceChildren(...findings.slice(0, this.most).map((finding) => this.#item(finding, finding === current)));
    const left = findings.length - this.most;
    if (left > 0) {
      const more = button(`Show ${counted(Math.min(left, SHOWN), "more finding")}`, () => {
        this.most += SHOWN;
        this.show(every, current, empty);
        /** @type {any} */ (this.list.children[this.most - SHOWN]).querySelector("button").focus();
      });
      this.list.append(make("li", "more", more));
    }
    if (held) this.focus();
  }

  /** Puts the keyboard on the finding that is open, or on the first. */
  focus() {
    const open = this.list.querySelector("[aria-expanded=true]") ?? this.list.querySelector("button");
    (open ?? byId("findings")).focus({ preventScroll: true });
  }

  /** Brings the card into view in a list that has its own way to scroll; the page itself stays where it is. */
  reveal() {
    const card = this.list.querySelector(".open");
    if (!card) return;
    const box = byId("findings").closest("aside");
    const [outer, inner] = [box.getBoundingClientRect(), card.getBoundingClientRect()];
    const bottom = Math.min(outer.bottom, innerHeight);
    if (inner.top < outer.top) box.scrollTop += inner.top - outer.top;
    else if (inner.bottom > bottom) box.scrollTop += Math.min(inner.bottom - bottom, inner.top - outer.top);
  }

  /** @param {Finding} finding @param {boolean} open */
  #item(finding, open) {
    const kind = kindFacts(finding.kind);
    const letter = make("span", `letter ${kind.look}`, kind.letter);
    letter.setAttribute("aria-hidden", "true");
    const words = make("b", "", shortened(finding.text, kind.look === "recast" ? 60 : 40));
    words.dir = "auto";
    const line = make("span", "line", words);
    if (finding.suggestions.length && !open) line.append(" ", make("span", "instead", shortened(finding.suggestions[0], 40)));
    const head = button("", () => this.tell.open(open ? null : finding), "entry");
    head.append(letter, line, make("span", "kind", kind.name));
    head.setAttribute("aria-expanded", String(open));
    return open ? make("li", `open ${kind.look}`, head, this.#card(finding)) : make("li", kind.look, head);
  }

  /** @param {Finding} finding */
  #card(finding) {
    const card = make("div", "card");
    card.setAttribute("role", "group");
    card.setAttribute("aria-label", `${kindFacts(finding.kind).name}: ${shortened(finding.text, 60)}`);
    const heading = make("p", "what", shortened(finding.text, 160));
    heading.dir = "auto";
    const close = button("×", () => this.tell.open(null), "close");
    close.setAttribute("aria-label", "Close");
    card.append(make("div", "top", heading, close));
    if (finding.suggestions.length) {
      const row = make("div", "replacements");
      for (const words of finding.suggestions) {
        const choice = button("", () => this.tell.replace(finding, words), "replace");
        choice.append(make("span", "unseen", "Replace by: "), words);
        row.append(choice);
      }
      card.append(row);
    }
    for (const reason of reasons(finding)) card.append(make("p", "why", reason));
    if (finding.fix === "review") card.append(make("p", "note", "Read the sentence again after replacing."));
    card.append(make("p", "source", [kindFacts(finding.kind).name, finding.source].filter(Boolean).join(" · ")));
    const actions = make("div", "actions");
    const { explanation } = finding;
    if (explanation) actions.append(button("Copy the explanation", () => this.tell.copy(explanation)));
    actions.append(button("Previous", () => this.tell.step(-1), "walk"), button("Next", () => this.tell.step(1), "walk"));
    card.append(actions);
    return card;
  }

  /** The kinds that there are, each a button that lets only the chosen ones through. @param {Finding[]} every */
  #filter(every) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const { kind } of every) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    for (const kind of this.kinds) if (!counts.has(kind)) counts.set(kind, 0);
    const box = byId("kinds");
    const focused = box.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset.kind : null;
    box.hidden = counts.size < 2 && this.kinds.size === 0;
    box.replaceChildren(
      ...[...counts].sort(([one], [other]) => one.localeCompare(other)).map(([kind, count]) => {
        const { name, letter, look } = kindFacts(kind);
        const choice = button("", () => {
          this.kinds.has(kind) ? this.kinds.delete(kind) : this.kinds.add(kind);
          this.tell.filtered();
        });
        const sign = make("span", `letter ${look}`, letter);
        sign.setAttribute("aria-hidden", "true");
        choice.append(sign, `${name} `, make("span", "number", String(count)));
        choice.dataset.kind = kind;
        choice.setAttribute("aria-pressed", String(this.kinds.has(kind)));
        return choice;
      }),
    );
    if (focused) /** @type {any} */ (box.querySelector(`[data-kind="${CSS.escape(focused)}"]`))?.focus();
  }
}
