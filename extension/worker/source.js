// From paragraphs to the one text that is sent, and back again.

/**
 * @typedef {object} Paragraph
 * @property {string} kind the element it is shown as: p, h1 to h6, li, td, th, blockquote
 * @property {string} text lines are parted by \n
 */

const AROUND = {
  li: ["<ul><li>", "</li></ul>"],
  td: ["<table><tr><td>", "</td></tr></table>"],
  th: ["<table><tr><th>", "</th></tr></table>"],
};
const KINDS = /^(p|h[1-6]|blockquote|caption)$/;
const ESCAPES = { "&": "&amp;", "<": "&lt;", "\n": "<br>" };

/** A text to send, and where the paragraphs are in it. */
export class Source {
  /**
   * @param {Paragraph[]} paragraphs
   * @param {"text" | "html"} format of what they come from: text as it is typed, or elements of a page
   */
  constructor(paragraphs, format) {
    this.text = "";
    /** @type {{ at: number, end: number, escapes: number[][] }[]} */
    this.places = [];
    for (const { kind, text } of paragraphs) {
      const [before, after] = format === "text" ? ["", "\n\n"] : around(kind);
      const escapes = format === "text" ? [] : escaped(text);
      this.text += before;
      const at = this.text.length;
      this.text += format === "text" ? text : text.replace(/[&<\n]/g, (sign) => ESCAPES[sign]);
      this.places.push({ at, end: this.text.length, escapes });
      this.text += after;
    }
  }

  /**
   * The paragraph that holds a range of the text sent, and the range in it; null for one that is in none.
   * @param {number} start
   * @param {number} end
   */
  find(start, end) {
    const index = this.places.findLastIndex((place) => place.at <= start);
    const place = this.places[index];
    if (!place || end > place.end || end <= start) return null;
    return { index, start: back(place, start), end: back(place, end) };
  }
}

/** @param {string} kind */
function around(kind) {
  if (Object.hasOwn(AROUND, kind)) return AROUND[kind];
  const name = KINDS.test(kind) ? kind : "p";
  return [`<${name}>`, `</${name}>\n`];
}

/**
 * Where signs are written longer: the offset after each, and how much longer all are up to it.
 * @param {string} text
 */
function escaped(text) {
  let longer = 0;
  return [...text.matchAll(/[&<\n]/g)].map((match) => {
    longer += ESCAPES[match[0]].length - 1;
    return [match.index + 1 + longer, longer];
  });
}

/**
 * @param {{ at: number, escapes: number[][] }} place
 * @param {number} offset
 */
function back(place, offset) {
  const inside = offset - place.at;
  return inside - (place.escapes.findLast(([end]) => end <= inside)?.[1] ?? 0);
}
