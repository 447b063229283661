// Marks over a text box. Its text is in no node that could be marked, so a hidden copy of it on our own surface says
// where the words stand.
plainspeak.define("mirror", ({ surface }) => {
  /** @typedef {{ id: string, start: number, end: number, look: string }} Mark */

  const COPIED = ["direction", "fontFamily", "fontSize", "fontStyle", "fontVariant", "fontWeight", "fontStretch", "fontKerning", "fontFeatureSettings", "fontVariationSettings", "lineHeight", "letterSpacing", "wordSpacing", "textTransform", "textIndent", "textAlign", "tabSize", "wordBreak", "overflowWrap", "lineBreak", "hyphens", "paddingTop", "paddingRight", "paddingBottom", "paddingLeft"];

  surface.addStyle(`
    .glass { position: absolute; overflow: hidden; pointer-events: none; contain: strict; }
    .copy { position: absolute; visibility: hidden; box-sizing: content-box; margin: 0; }
    .line { min-height: 1lh; }
    .ink { position: absolute; top: 0; left: 0; }
    .mark { position: absolute; box-sizing: border-box; }
    .ink .change { background: rgb(209 74 15 / .1); }
    .ink .change::after { content: ""; position: absolute; left: 0; right: 0; bottom: 0; height: 3px;
      background: linear-gradient(45deg, #0000 40%, #d14a0f 40% 60%, #0000 60%) 0 0 / 6px 3px, linear-gradient(-45deg, #0000 40%, #d14a0f 40% 60%, #0000 60%) 3px 0 / 6px 3px; }
    .ink .explain { background: rgb(47 127 214 / .1); border-bottom: 4px double #2f7fd6; }
    .ink .recast { border-bottom: 2px dotted #9b59b6; }
  `);

  /** @param {string} className */
  function part(className) {
    const element = document.createElement("div");
    element.className = className;
    element.setAttribute("aria-hidden", "true");
    return element;
  }

  class Mirror {
    /** @param {HTMLTextAreaElement | HTMLInputElement} control */
    constructor(control) {
      this.control = control;
      this.glass = part("glass");
      this.copy = part("copy");
      this.ink = part("ink");
      this.glass.append(this.copy, this.ink);
      surface.root.append(this.glass);
      /** @type {{ text: string, element: HTMLElement, start: number }[]} */
      this.lines = [];
      /** @type {Mark[]} */
      this.marks = [];
      /** @type {{ mark: Mark, box: DOMRect, element: HTMLElement, style: string }[]} */
      this.drawn = [];
      this.was = "";
      // Where the copy stands in the window, and what is seen of the text box.
      this.shift = { x: 0, y: 0 };
      this.clip = { left: 0, top: 0, width: 0, height: 0 };
      this.resized = new ResizeObserver(() => this.fit());
      this.resized.observe(control);
    }

    /**
     * Shows marks on a text. Only lines that have changed are laid out anew.
     * @param {string} text
     * @param {Mark[]} marks
     */
    show(text, marks) {
      this.setLines(text.split("\n"));
      this.marks = marks;
      this.place(true);
    }

    /** @param {string[]} texts */
    setLines(texts) {
      const old = this.lines;
      let first = 0;
      while (first < old.length && first < texts.length && old[first].text === texts[first]) first += 1;
      let last = 0;
      while (last < old.length - first && last < texts.length - first && old[old.length - 1 - last].text === texts[texts.length - 1 - last]) last += 1;
      const kept = old.slice(old.length - last);
      for (const gone of old.slice(first, old.length - last)) gone.element.remove();
      const added = texts.slice(first, texts.length - last).map((text) => {
        const element = part("line");
        element.textContent = text;
        this.copy.insertBefore(element, kept[0]?.element ?? null);
        return { text, element, start: 0 };
      });
      this.lines = [...old.slice(0, first), ...added, ...kept];
      let start = 0;
      for (const line of this.lines) {
        line.start = start;
        start += line.text.length + 1;
      }
    }

    /** Copies what decides where words stand, and draws again. */
    fit() {
      const style = getComputedStyle(this.control);
      for (const name of COPIED) this.copy.style[name] = style[name];
      const across = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
      const area = this.control instanceof HTMLTextAreaElement;
      this.copy.style.whiteSpace = area ? style.whiteSpace : "pre";
      this.copy.style.width = area ? `${this.control.clientWidth - across}px` : "max-content";
      if (!area) this.copy.style.lineHeight = "normal";
      this.place(true);
    }

    /** Draws the marks of the lines that are in view, each anew only where it has moved. */
    draw() {
      const { scrollTop, clientHeight } = this.control;
      const seen = this.lines.filter(({ element }) => element.offsetTop < scrollTop + clientHeight && element.offsetTop + element.offsetHeight > scrollTop);
      const from = seen[0]?.start ?? 0;
      const to = (seen.at(-1)?.start ?? 0) + (seen.at(-1)?.text.length ?? 0);
      const box = this.copy.getBoundingClientRect();
      const found = this.marks
        .filter((mark) => mark.end > from && mark.start < to)
        .flatMap((mark) => this.rects(mark).map((rect) => ({ mark, box: new DOMRect(rect.left - box.left, rect.top - box.top, rect.width, rect.height) })));
      this.drawn = found.map(({ mark, box }, index) => {
        const element = this.drawn[index]?.element ?? this.ink.appendChild(part("mark"));
        const style = `left: ${box.x}px; top: ${box.y}px; width: ${box.width}px; height: ${box.height + 2}px;`;
        if (this.drawn[index]?.style !== style) element.style.cssText = style;
        if (element.className !== `mark ${mark.look}`) element.className = `mark ${mark.look}`;
        return { mark, box, element, style };
      });
      while (this.ink.childElementCount > this.drawn.length) this.ink.lastElementChild?.remove();
      this.hideCovered();
    }

    /** @param {Mark} mark @returns {DOMRect[]} */
    rects(mark) {
      const rects = [];
      for (let index = this.lines.findLastIndex((line) => line.start <= mark.start); index < this.lines.length; index += 1) {
        const { start, text, element } = this.lines[index] ?? { start: Infinity };
        if (start >= mark.end) break;
        if (!element?.firstChild) continue;
        const range = document.createRange();
        range.setStart(element.firstChild, Math.max(0, mark.start - start));
        range.setEnd(element.firstChild, Math.min(text.length, mark.end - start));
        rects.push(...range.getClientRects());
      }
      return rects.filter((rect) => rect.width > 0);
    }

    /**
     * Lays the glass over what is seen of the text box.
     * @param {boolean} [force] even if nothing has moved
     */
    place(force = false) {
      const { control } = this;
      const rect = control.getBoundingClientRect();
      const origin = surface.origin();
      const clip = visible(control, rect);
      const left = rect.left + control.clientLeft;
      const top = rect.top + control.clientTop;
      const now = [left - origin.left, top - origin.top, control.scrollLeft, control.scrollTop, ...Object.values(clip), control.clientWidth].join();
      if (now === this.was && !force) {
        this.hideCovered();
        return;
      }
      this.was = now;
      const middle = control instanceof HTMLInputElement ? (control.clientHeight - this.copy.offsetHeight) / 2 : 0;
      const x = left - clip.left - control.scrollLeft;
      const y = top - clip.top - control.scrollTop + middle;
      Object.assign(this.glass.style, {
        display: clip.width > 0 && clip.height > 0 ? "" : "none",
        left: `${clip.left - origin.left}px`,
        top: `${clip.top - origin.top}px`,
        width: `${clip.width}px`,
        height: `${clip.height}px`,
      });
      this.ink.style.transform = this.copy.style.transform = `translate(${x}px, ${y}px)`;
      this.shift = { x: x + clip.left, y: y + clip.top };
      this.clip = clip;
      this.draw();
    }

    /** Hides marks that something else on the page lies over. */
    hideCovered() {
      const scope = /** @type {Document | ShadowRoot} */ (this.control.getRootNode());
      // First all that is asked of the page, then all that is changed: else the page is laid out for each mark.
      const seen = this.drawn.map(({ box }) => {
        const x = this.shift.x + box.x + box.width / 2;
        const y = this.shift.y + box.y + box.height / 2;
        if (!within(x, y, this.clip)) return true;
        const there = scope.elementFromPoint(x, y);
        return !there || there === this.control || there === surface.host || there.contains(this.control);
      });
      for (const [index, { element }] of this.drawn.entries()) element.style.visibility = seen[index] ? "" : "hidden";
    }

    /** The mark at a point of the window. @param {number} x @param {number} y */
    at(x, y) {
      if (!within(x, y, this.clip)) return null;
      const hits = this.drawn.filter(({ box }) => within(x, y, this.moved(box)));
      return hits.sort((one, other) => one.mark.end - one.mark.start - (other.mark.end - other.mark.start))[0]?.mark ?? null;
    }

    /** Where a mark stands in the window; null where it does not. @param {string} id */
    boxOf(id) {
      const mark = this.marks.find((each) => each.id === id);
      const [rect] = mark ? this.rects(mark) : [];
      return rect ?? null;
    }

    /** @param {DOMRect} box */
    moved(box) {
      return new DOMRect(box.x + this.shift.x, box.y + this.shift.y, box.width, box.height);
    }

    remove() {
      this.resized.disconnect();
      this.glass.remove();
    }
  }

  /** @param {number} x @param {number} y @param {{ left: number, top: number, width: number, height: number }} box */
  const within = (x, y, box) => x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height;

  /**
   * What is seen of a text box: its inside, cut by all around it that cuts.
   * @param {HTMLElement} control
   * @param {DOMRect} rect
   */
  function visible(control, rect) {
    let left = rect.left + control.clientLeft;
    let top = rect.top + control.clientTop;
    let right = left + control.clientWidth;
    let bottom = top + control.clientHeight;
    for (let up = control.parentElement; up; up = up.parentElement) {
      if (up === document.documentElement || up === document.body || getComputedStyle(up).overflow === "visible") continue;
      const around = up.getBoundingClientRect();
      left = Math.max(left, around.left);
      top = Math.max(top, around.top);
      right = Math.min(right, around.right);
      bottom = Math.min(bottom, around.bottom);
    }
    return { left, top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
  }

  return { Mirror };
});
