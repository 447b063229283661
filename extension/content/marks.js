// Marks in the text of the page, by the browser's own highlights: no node of the page is touched.
plainspeak.define("marks", () => {
  /** @typedef {"change" | "explain" | "recast"} Look */

  const LOOKS = /** @type {Look[]} */ (["change", "explain", "recast"]);
  /** @type {Map<object, { range: Range, look: Look }[]>} */
  const owners = new Map();
  /** @type {Map<string, Highlight>} */
  let mine = new Map();

  /** @param {Look} look */
  const nameOf = (look) => `plainspeak-${look}`;

  /**
   * Shows these marks of an owner, and no others of his.
   * @param {object} owner
   * @param {{ range: Range, look: Look }[]} marks
   */
  function show(owner, marks) {
    if (!marks.length && !owners.has(owner)) return;
    owners.set(owner, marks);
    if (!marks.length) owners.delete(owner);
    paint();
  }

  function paint() {
    const all = [...owners.values()].flat();
    mine = new Map(
      LOOKS.map((look) => {
        const ranges = all.filter((mark) => mark.look === look).map((mark) => mark.range);
        return [nameOf(look), new Highlight(...ranges)];
      }),
    );
    for (const [name, highlight] of mine) CSS.highlights.set(name, highlight);
  }

  /** Paints again what a script of the page has taken away. */
  function keep() {
    const wanted = [...owners.values()].flat().length;
    const held = [...mine.values()].reduce((sum, highlight) => sum + highlight.size, 0);
    const intact = [...mine].every(([name, highlight]) => CSS.highlights.get(name) === highlight);
    if (wanted && (!intact || held !== wanted)) paint();
  }

  function clear() {
    owners.clear();
    mine.clear();
    for (const look of LOOKS) CSS.highlights.delete(nameOf(look));
  }

  return { show, keep, clear };
});
