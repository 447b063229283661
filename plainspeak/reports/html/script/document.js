// The document's page: cards beside the text, a way through the findings by keyboard, filters, what is dealt with.
// Without this script the page says all the same, in its notes.

/**
 * A finding as the page holds it.
 * @typedef {object} Finding
 * @property {number} number its place among them, from 1
 * @property {HTMLElement} note the note of its rule
 * @property {HTMLElement} place its number in that note
 * @property {HTMLElement | null} label its number in the text; null where it stands in no block
 * @property {HTMLElement[]} marks its words in the text, more than one where it is cut
 * @property {string} words
 * @property {string} kind
 * @property {string} severity
 * @property {string} rule
 * @property {string} name its kind in words
 * @property {string[]} suggestions
 * @property {string} key what it is remembered by: a digest, no words
 * @property {boolean} done
 * @property {boolean} shown whether the filters let it through
 * @property {HTMLElement} [tag] its line in the margin
 */

/**
 * @param {string} id
 * @returns {any}
 */
const byId = (id) => document.getElementById(id);

/**
 * An element with words and children in it.
 * @param {string} name
 * @param {string} [className]
 * @param {...(Node | string)} children
 * @returns {any}
 */
function make(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/**
 * A short digest of words (FNV-1a), so that no word of the document goes into the browser's storage.
 * @param {string} text
 */
function digest(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}

/** @param {Element} element */
const words = (element) => (element.textContent ?? "").replace(/\s+/g, " ").trim();

/**
 * @param {Element | null} element
 * @returns {string[]}
 */
const suggestionsIn = (element) => (element ? [...element.querySelectorAll("b")].map(words) : []);

const page = document.querySelector(".page");
const margin = byId("margin");
const tools = byId("tools");
const wide = matchMedia("(min-width: 66rem)");

/**
 * Reads the findings from the notes and the text.
 * @returns {Finding[]}
 */
function readFindings() {
  /** @type {Map<string, HTMLElement[]>} */
  const marks = new Map();
  for (const mark of document.querySelectorAll("mark")) {
    const number = numberOf(mark);
    marks.set(number, [...(marks.get(number) ?? []), /** @type {HTMLElement} */ (mark)]);
  }
  /** @type {Finding[]} */
  const found = [];
  for (const note of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".note"))) {
    const general = suggestionsIn(note.querySelector(":scope > .try"));
    const title = words(note.querySelector("h3") ?? note);
    const [name, severity, rule] = sourceOf(note);
    for (const place of /** @type {NodeListOf<HTMLElement>} */ (note.querySelectorAll(".case > :is(a, b)"))) {
      const number = words(place).slice(1);
      const own = marks.get(number) ?? [];
      const particular = suggestionsIn(place.parentElement?.querySelector(".try") ?? null);
      found.push({
        number: Number(number),
        note,
        place,
        label: byId(`m${number}`),
        marks: own,
        words: own.map(plain).join("") || title,
        kind: rule.split("/")[0],
        severity,
        rule,
        name: name.replace(/ ×.*/, ""),
        suggestions: particular.length ? particular : general,
        key: "",
        done: false,
        shown: true,
      });
    }
  }
  found.sort((one, other) => one.number - other.number);
  return found;
}

/**
 * What a note says of itself: its kind and how often, its severity, its rule and whose guidance it is.
 * @param {Element} note
 */
function sourceOf(note) {
  return words(note.querySelector(".source") ?? note).split(" · ");
}

/**
 * The number of the finding that a mark is for: that of the label at its end, unless the mark is only a part.
 * @param {Element} mark
 */
function numberOf(mark) {
  return mark.getAttribute("data-n") ?? mark.lastElementChild?.id.slice(1) ?? "";
}

/**
 * The words of a mark without the numbers of the findings inside it.
 * @param {Element} mark
 */
function plain(mark) {
  const copy = /** @type {Element} */ (mark.cloneNode(true));
  for (const label of copy.querySelectorAll("a")) label.remove();
  return (copy.textContent ?? "").replace(/\s+/g, " ");
}

/**
 * Gives each finding a key that stays the same while its paragraph does.
 * @param {Finding[]} every
 */
function nameFindings(every) {
  /** @type {Map<string, number>} */
  const met = new Map();
  /** @type {Map<Element | null | undefined, string>} */
  const read = new Map([[null, ""], [undefined, ""]]);
  for (const finding of every) {
    const around = finding.label?.closest("p, li, td, th, blockquote, h3, h4, h5, h6");
    if (around && !read.has(around)) read.set(around, plain(around));
    const name = digest(`${finding.rule}|${finding.words}|${read.get(around)}`);
    const count = (met.get(name) ?? 0) + 1;
    met.set(name, count);
    finding.key = `${name}.${count}`;
  }
}

/** What has been dealt with in this file, kept in the browser where it lets us. */
class Memory {
  /** @param {string} file */
  constructor(file) {
    this.name = `plainspeak:${file}`;
    /** @type {Set<string>} */
    this.keys = new Set();
    try {
      this.keys = new Set(JSON.parse(localStorage.getItem(this.name) ?? "[]"));
    } catch {
      // Storage is refused or spoilt: what is ticked now holds while the page is open.
    }
  }

  /**
   * @param {string} key
   * @param {boolean} done
   */
  set(key, done) {
    if (done) this.keys.add(key);
    else this.keys.delete(key);
    try {
      localStorage.setItem(this.name, JSON.stringify([...this.keys]));
    } catch {
      // As above.
    }
  }
}

const findings = readFindings();
nameFindings(findings);
const memory = new Memory(document.body.dataset.document ?? "");
const card = make("section", "card");
card.setAttribute("aria-label", "Finding");
/** @type {Finding | null} */
let current = null;
let previewing = false;

/**
 * Puts words on the clipboard, also where a page from a file may not use the newer way.
 * @param {string} text
 * @param {HTMLElement} told where to say that it is done
 */
async function copy(text, told) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = make("textarea", "", text);
    area.setAttribute("aria-label", "Words to copy");
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  told.textContent = "Copied";
  setTimeout(() => {
    told.textContent = "";
  }, 2000);
}

/**
 * @param {string} text
 * @param {() => void} action
 * @param {string} [className]
 */
function button(text, action, className) {
  const made = make("button", className, text);
  made.type = "button";
  made.addEventListener("click", action);
  return made;
}

/** @param {Finding} finding */
function fillCard(finding) {
  const told = make("span");
  told.setAttribute("role", "status");
  const close = button("×", () => leave(), "close");
  close.setAttribute("aria-label", "Close");
  const quoted = finding.words.length > 90 ? `${finding.words.slice(0, 89)}…` : finding.words;
  const heading = make("h3", "", quoted);
  heading.dir = "auto";
  card.classList.toggle("whole", finding.note.classList.contains("recast"));
  const kind = `${finding.name} · ${place(finding)}`;
  card.replaceChildren(make("header", "", heading, close), make("p", "kind", kind));
  if (finding.suggestions.length) {
    const line = make("p", "try", "Try ");
    finding.suggestions.forEach((suggestion, number) => {
      if (number) line.append(" or ");
      line.append(make("b", "", suggestion));
    });
    card.append(line);
  }
  const reasons = [...finding.place.parentElement.querySelectorAll(".why"), ...finding.note.querySelectorAll(":scope > p:not([class])")];
  for (const reason of reasons) card.append(make("p", "", words(reason)));
  card.append(make("p", "source", sourceOf(finding.note).slice(1).join(" · ")));
  const tick = make("input");
  tick.type = "checkbox";
  tick.checked = finding.done;
  tick.addEventListener("change", () => deal(finding, tick.checked));
  const actions = make("div", "actions");
  if (finding.suggestions.length) {
    actions.append(button("Copy replacement", () => copy(finding.suggestions[0], told), "copy"));
  }
  actions.append(make("label", "", tick, "Dealt with"), told);
  actions.append(button("Previous", () => step(-1, true)), button("Next", () => step(1, true)));
  card.append(actions);
}

/** @param {Finding} finding */
function place(finding) {
  const shown = findings.filter((each) => each.shown);
  return `${shown.indexOf(finding) + 1} of ${shown.length}`;
}

/**
 * Opens the card of a finding.
 * @param {Finding} finding
 */
function open(finding) {
  if (current === finding && card.isConnected) return;
  unmark();
  current = finding;
  fillCard(finding);
  margin.append(card);
  finding.label?.setAttribute("aria-current", "true");
  for (const mark of finding.marks) mark.classList.add("on");
  byId("position").textContent = place(finding);
  arrange();
  // On a phone the card must not lie over its own words.
  const lowest = innerHeight - card.offsetHeight - 8;
  if (!wide.matches && finding.label && finding.label.getBoundingClientRect().bottom > lowest) {
    scrollBy(0, finding.label.getBoundingClientRect().bottom - lowest);
  }
}

function unmark() {
  if (!current) return;
  current.label?.removeAttribute("aria-current");
  for (const mark of current.marks) mark.classList.remove("on");
}

/** Closes the card and goes back to the text. */
function leave() {
  const back = current?.label;
  const inside = card.contains(document.activeElement);
  unmark();
  current = null;
  card.remove();
  if (inside) back?.focus();
  if (inside && back) {
    unmark();
    current = null;
    card.remove();
  }
  byId("position").textContent = count();
  arrange();
}

/**
 * Goes to the next finding that is shown, or to the one before.
 * @param {number} by
 * @param {boolean} [stay] whether the keyboard stays in the card
 */
function step(by, stay = false) {
  const shown = findings.filter((finding) => finding.shown && finding.label);
  if (!shown.length) return;
  const here = current ?? shown.find((finding) => finding.label === document.activeElement);
  const at = here ? shown.indexOf(here) : by > 0 ? -1 : 0;
  const next = shown[(at + by + shown.length) % shown.length];
  go(next, stay);
}

/**
 * @param {Finding} finding
 * @param {boolean} stay
 */
function go(finding, stay) {
  const label = document.activeElement?.textContent;
  open(finding);
  finding.label?.scrollIntoView({ block: wide.matches ? "center" : "start" });
  if (!stay) finding.label?.focus({ preventScroll: true });
  else [...card.querySelectorAll("button")].find((each) => each.textContent === label)?.focus({ preventScroll: true });
}

/**
 * @param {Finding} finding
 * @param {boolean} done
 */
function deal(finding, done) {
  memory.set(finding.key, done);
  finding.done = done;
  show();
}

function count() {
  const shown = findings.filter((finding) => finding.shown).length;
  return shown === 1 ? "1 finding" : `${shown} findings`;
}

/** Applies the filters and what is dealt with to the text, the margin and the notes. */
function show() {
  const kind = byId("kind").value;
  const severity = byId("severity").value;
  const rule = byId("rule").value;
  const state = byId("state").value;
  const query = byId("query").value.trim().toLowerCase();
  for (const finding of findings) {
    finding.shown =
      (!kind || finding.kind === kind) &&
      (!severity || finding.severity === severity) &&
      (!rule || finding.rule === rule) &&
      (!state || (state === "done") === finding.done) &&
      (!query || [finding.words, finding.rule, ...finding.suggestions].join(" ").toLowerCase().includes(query));
    for (const element of [...finding.marks, finding.label, finding.tag, finding.place]) {
      element?.classList.toggle("off", !finding.shown);
      element?.classList.toggle("done", finding.done);
    }
    finding.place.hidden = !finding.shown;
    if (finding.tag) finding.tag.hidden = !finding.shown;
  }
  for (const held of document.querySelectorAll(".case, .note")) {
    /** @type {HTMLElement} */ (held).hidden = !held.querySelector(".case > :is(a, b):not([hidden])");
  }
  const done = findings.filter((finding) => finding.done).length;
  byId("done").value = done;
  byId("done-words").textContent = `${done} of ${findings.length} dealt with`;
  if (current && !current.shown && !card.contains(document.activeElement)) leave();
  else byId("position").textContent = current ? place(current) : count();
  arrange();
}

/** Puts the lines of the margin beside where their words begin, and pushes apart those that would overlap. */
function arrange() {
  if (!wide.matches) {
    card.style.top = "";
    return;
  }
  const shown = findings.filter((finding) => finding.shown && finding.tag);
  const base = margin.getBoundingClientRect().top;
  const end = margin.offsetHeight;
  const tops = shown.map((finding) => (finding.marks[0] ?? finding.label).getClientRects()[0].top - base - 4);
  const at = current ? shown.indexOf(current) : -1;
  const heights = shown.map((_, number) => (number === at ? card.offsetHeight + 6 : 25));
  // The open card stands where its words are; those above it make room upwards, the others downwards.
  if (at >= 0) tops[at] = Math.max(0, Math.min(tops[at], end - heights[at]));
  for (let number = Math.max(0, at) + 1; number < tops.length; number += 1) {
    tops[number] = Math.max(tops[number], tops[number - 1] + heights[number - 1]);
  }
  for (let number = at - 1; number >= 0; number -= 1) {
    tops[number] = Math.min(tops[number], tops[number + 1] - heights[number]);
  }
  // Without a card those at the end move up, so that nothing hangs over the end of the document.
  let low = end;
  for (let number = tops.length - 1; at < 0 && number >= 0 && tops[number] + heights[number] > low; number -= 1) {
    tops[number] = low - heights[number];
    low = tops[number];
  }
  shown.forEach((finding, number) => {
    const outside = tops[number] < -8 || tops[number] + heights[number] > end + 8;
    finding.tag.style.top = `${tops[number]}px`;
    finding.tag.style.visibility = number === at || outside ? "hidden" : "";
  });
  if (at >= 0) card.style.top = `${tops[at]}px`;
}

/** Makes the line of the margin for each finding; they are for the pointer, the numbers in the text for the keyboard. */
function fillMargin() {
  margin.setAttribute("aria-live", "polite");
  const tags = make("div");
  tags.setAttribute("aria-hidden", "true");
  for (const finding of findings) {
    if (!finding.label) continue;
    const look = finding.note.classList[1];
    const whole = look === "recast";
    const first = whole ? finding.name : finding.words.slice(0, 40);
    const then = whole ? finding.words.slice(0, 40) : finding.name.toLowerCase();
    const to = finding.suggestions.length ? ` → ${finding.suggestions[0]}` : ` ${then}`;
    finding.tag = make("div", `tag ${look}`, make("b", "", first), to);
    finding.tag.addEventListener("click", () => go(finding, false));
    tags.append(finding.tag);
  }
  margin.append(tags);
}

/**
 * @param {string} id
 * @param {Map<string, string>} choices
 */
function fillSelect(id, choices) {
  for (const [value, text] of choices) {
    const option = make("option", "", text);
    option.value = value;
    byId(id).append(option);
  }
}

/** Shows the safe replacements in the text, or takes them out again. */
function togglePreview() {
  previewing = !previewing;
  byId("preview").setAttribute("aria-pressed", String(previewing));
  for (const inserted of document.querySelectorAll(".page ins")) inserted.remove();
  for (const gone of document.querySelectorAll(".page .gone")) gone.replaceWith(...gone.childNodes);
  if (!previewing) return arrange();
  for (const finding of findings) {
    if (!finding.place.parentElement?.classList.contains("safe") || !finding.marks.length) continue;
    for (const mark of finding.marks) {
      mark.prepend(make("del", "gone", ...[...mark.childNodes].filter((node) => node !== finding.label)));
    }
    finding.marks[finding.marks.length - 1].append(make("ins", "", finding.suggestions[0]));
  }
  arrange();
  byId("text").scrollIntoView();
}

function copyGlossary() {
  const lines = [...document.querySelectorAll("#meanings > div")].map(
    (row) => `${words(row.querySelector("dt") ?? row)}: ${words(row.querySelector("dd") ?? row)}`,
  );
  copy(`${lines.join("\n")}\n`, byId("copy-words").querySelector("[role=status]"));
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === "Escape" && current) return leave();
  const inText = byId("text").contains(target) && !target.closest("select, input[type=search]");
  if (!inText) return;
  if (event.key === "n") step(1, card.contains(target));
  else if (event.key === "p") step(-1, card.contains(target));
  else if (event.key === "d" && current) {
    deal(current, !current.done);
    if (current) fillCard(current);
  }
}

/** Makes the strip tell of the paragraph that is pointed at, and lead to the one that is clicked. */
function wireStrip() {
  const strip = byId("strip"), told = byId("told");
  if (!strip) return;
  const bars = strip.dataset.bars.split(" ").map((/** @type {string} */ bar) => bar.split(":").map(Number));
  strip.classList.add("live");
  told.hidden = false;
  const at = (/** @type {MouseEvent} */ event) => {
    const box = strip.getBoundingClientRect();
    let left = ((event.clientX - box.left) / box.width) * strip.viewBox.baseVal.width;
    return bars.find((/** @type {number[]} */ [, width]) => (left -= width) < 0) ?? bars.at(-1);
  };
  strip.addEventListener("mousemove", (/** @type {MouseEvent} */ event) => {
    const [, , longest, rate] = at(event);
    told.textContent = `Longest sentence ${longest} words, ${rate} findings per 100 words`;
  });
  strip.addEventListener("click", (/** @type {MouseEvent} */ event) => {
    const [number] = at(event);
    page.children[number - 1].id = `p${number}`;
    location.hash = `p${number}`;
  });
}

function start() {
  if (!tools || !page) return;
  for (const finding of findings) {
    finding.done = memory.keys.has(finding.key);
    const label = finding.label;
    if (!label) continue;
    label.setAttribute("aria-label", `${words(label)}, ${finding.name}`);
    label.addEventListener("focus", () => open(finding));
    label.addEventListener("click", (event) => {
      event.preventDefault();
      open(finding);
      /** @type {HTMLElement | null} */ (card.querySelector(".copy, input"))?.focus({ preventScroll: wide.matches });
    });
  }
  page.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const mark = target.closest("mark:not(.off)");
    if (!mark || target.closest("a")) return;
    const finding = findings[Number(numberOf(mark)) - 1];
    if (finding?.shown) open(finding);
  });
  for (const link of document.querySelectorAll('a[href^="#m"]')) {
    const finding = findings[Number(link.getAttribute("href").slice(2)) - 1];
    link.addEventListener("click", (event) => {
      if (!finding?.label) return;
      event.preventDefault();
      go(finding, false);
    });
  }
  /** @type {Map<string, string>} */
  const rules = new Map();
  for (const note of document.querySelectorAll(".note")) {
    const [, , rule] = sourceOf(note);
    rules.set(rule, `${words(note.querySelector("h3") ?? note).slice(0, 30)} (${note.querySelectorAll(".case > :is(a, b)").length})`);
  }
  fillSelect("kind", new Map(findings.map((finding) => [finding.kind, finding.name])));
  fillSelect("severity", new Map(findings.map((finding) => [finding.severity, finding.severity])));
  fillSelect("rule", rules);
  fillMargin();
  tools.hidden = false;
  byId("keys").hidden = false;
  byId("text").querySelector(".sheet").classList.add("live");
  tools.addEventListener("input", show);
  tools.addEventListener("submit", (event) => event.preventDefault());
  byId("previous").addEventListener("click", () => step(-1));
  byId("next").addEventListener("click", () => step(1));
  document.addEventListener("keydown", onKey);
  addEventListener("resize", arrange);
  wide.addEventListener("change", arrange);
  show();
}

for (const [id, action] of [["switch", togglePreview], ["copy-words", copyGlossary]]) {
  const held = byId(id);
  if (!held) continue;
  held.hidden = false;
  held.querySelector("button").addEventListener("click", action);
}
wireStrip();
start();
