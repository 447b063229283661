// Texts that are checked: elements of the page, and text boxes. Both are read as paragraphs and show marks.
plainspeak.define("texts", ({ blocks, marks, mirror }) => {
  /** @typedef {{ id: string, paragraph: number, start: number, end: number, look: any, text: string }} Mark */

  const frame = () => new Promise((done) => requestAnimationFrame(() => done(undefined)));

  /** What stands in elements of the page: a rich editor, or an article that is read. */
  class PageText {
    format = "html";

    /** @param {HTMLElement} element @param {boolean} reading whether it is an article */
    constructor(element, reading) {
      this.element = element;
      this.reading = reading;
      /** @type {any[]} */
      this.blocks = [];
      /** @type {{ mark: Mark, range: Range }[]} */
      this.shown = [];
    }

    /** @param {() => void} changed */
    watch(changed) {
      this.observer = new MutationObserver(changed);
      this.observer.observe(this.element, { subtree: true, childList: true, characterData: true });
    }

    read() {
      const skips = this.reading
        ? blocks.skippedInArticle
        : (/** @type {Element} */ element) => element.matches("[contenteditable=false], [hidden], [aria-hidden=true], [data-mce-bogus=all]");
      this.blocks = blocks.read(this.element, skips);
      return this.blocks;
    }

    /** @param {Mark[]} list */
    show(list) {
      this.shown = list.flatMap((mark) => {
        const range = blocks.rangeOf(this.blocks[mark.paragraph], mark.start, mark.end);
        return range ? [{ mark, range }] : [];
      });
      marks.show(this, this.shown.map(({ mark, range }) => ({ look: mark.look, range })));
    }

    /** The mark at a point of the window. @param {number} x @param {number} y */
    at(x, y) {
      const caret = document.caretPositionFromPoint(x, y);
      if (!caret || !this.element.contains(caret.offsetNode)) return null;
      const hits = this.shown.filter(({ range }) => range.isPointInRange(caret.offsetNode, caret.offset));
      const exact = hits.filter(({ range }) => [...range.getClientRects()].some((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom));
      return exact.sort((one, other) => one.mark.end - one.mark.start - (other.mark.end - other.mark.start))[0]?.mark ?? null;
    }

    /** @param {string} id */
    boxOf(id) {
      return this.rangeOf(id)?.getClientRects()[0] ?? null;
    }

    /** @param {string} id */
    rangeOf(id) {
      return this.shown.find(({ mark }) => mark.id === id)?.range ?? null;
    }

    /** Brings a mark into view. @param {string} id */
    reveal(id) {
      const node = this.rangeOf(id)?.startContainer;
      const element = node instanceof Element ? node : node?.parentElement;
      const box = this.boxOf(id);
      if (box && (box.top < 60 || box.bottom > innerHeight - 120)) element?.scrollIntoView({ block: "center", behavior: "instant" });
    }

    /** Puts the caret at the end of a mark. @param {string} id */
    focus(id) {
      const range = this.rangeOf(id);
      if (this.reading || !range) return;
      this.element.focus({ preventScroll: true });
      getSelection()?.setBaseAndExtent(range.endContainer, range.endOffset, range.endContainer, range.endOffset);
    }

    /**
     * Types a replacement over a mark, so that the editor sees it as it sees typing and can undo it.
     * @param {Mark} mark
     * @param {string} replacement
     */
    async replace(mark, replacement) {
      const range = this.rangeOf(mark.id);
      if (!range || range.toString().replace(/\s+/g, " ") !== mark.text.replace(/\s+/g, " ")) return false;
      this.element.focus({ preventScroll: true });
      getSelection()?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
      await frame(); // editors take a new selection on only after this turn
      // Browsers leave this event out before the command, and some editors write only when they hear it.
      const event = new InputEvent("beforeinput", {
        inputType: "insertText",
        data: replacement,
        targetRanges: [new StaticRange(range)],
        bubbles: true,
        cancelable: true,
        composed: true,
      });
      const target = range.startContainer.parentElement ?? this.element;
      if (!target.dispatchEvent(event)) return true;
      document.execCommand("insertText", false, replacement);
      // TinyMCE makes a step to undo of a replacement only if it is told that it was one.
      const told = { inputType: "insertReplacementText", data: replacement, bubbles: true };
      if (this.element.matches(".mce-content-body")) target.dispatchEvent(new InputEvent("input", told));
      return true;
    }

    keep() {}

    stop() {
      this.observer?.disconnect();
      marks.show(this, []);
    }
  }

  /** What stands in a text box. */
  class BoxText {
    format = "text";
    reading = false;

    /** @param {HTMLTextAreaElement | HTMLInputElement} element */
    constructor(element) {
      this.element = element;
      this.mirror = new mirror.Mirror(element);
      this.value = element.value;
      /** @type {{ text: string, at: number }[]} */
      this.blocks = [];
      /** @type {(Mark & { from: number })[]} */
      this.shown = [];
    }

    /** @param {() => void} changed */
    watch(changed) {
      this.changed = changed;
      this.element.addEventListener("input", changed);
    }

    read() {
      this.value = this.element.value;
      this.blocks = [];
      let at = 0;
      for (const part of this.value.split(/(\n[ \t]*\n\s*)/)) {
        if (/\S/.test(part)) this.blocks.push({ text: part, at });
        at += part.length;
      }
      return this.blocks.map(({ text }) => ({ kind: "text", text }));
    }

    /** @param {Mark[]} list */
    show(list) {
      this.shown = list.map((mark) => ({ ...mark, from: this.blocks[mark.paragraph].at + mark.start }));
      this.mirror.show(this.value, this.shown.map((mark) => ({ id: mark.id, look: mark.look, start: mark.from, end: mark.from + mark.end - mark.start })));
    }

    /** @param {number} x @param {number} y */
    at(x, y) {
      const hit = this.mirror.at(x, y);
      return hit ? this.shown.find((mark) => mark.id === hit.id) : null;
    }

    /** @param {string} id */
    boxOf(id) {
      return this.mirror.boxOf(id);
    }

    /** @param {string} id */
    reveal(id) {
      const { element } = this;
      const outer = element.getBoundingClientRect();
      if (outer.top < 0 || outer.bottom > innerHeight) element.scrollIntoView({ block: "center", behavior: "instant" });
      const box = this.boxOf(id);
      const inside = element.getBoundingClientRect();
      if (!box) return;
      if (box.top < inside.top || box.bottom > inside.bottom) element.scrollTop += box.top - inside.top - element.clientHeight / 3;
      if (box.left < inside.left || box.right > inside.right) element.scrollLeft += box.left - inside.left - element.clientWidth / 3;
      this.mirror.place();
    }

    /** @param {string} id */
    focus(id) {
      const mark = this.shown.find((each) => each.id === id);
      this.element.focus({ preventScroll: true });
      if (mark) this.element.setSelectionRange(mark.from + mark.end - mark.start, mark.from + mark.end - mark.start);
    }

    /** @param {Mark} wanted @param {string} replacement */
    async replace({ id }, replacement) {
      const mark = this.shown.find((each) => each.id === id);
      if (!mark) return false;
      const end = mark.from + mark.end - mark.start;
      if (this.element.value !== this.value) return false;
      this.element.focus({ preventScroll: true });
      this.element.setSelectionRange(mark.from, end);
      document.execCommand("insertText", false, replacement);
      return true;
    }

    /** Follows the text box, and sees what a script of the page has put into it. */
    keep() {
      this.mirror.place();
      if (this.element.value !== this.value) this.changed?.();
    }

    stop() {
      if (this.changed) this.element.removeEventListener("input", this.changed);
      this.mirror.remove();
    }
  }

  /** @param {HTMLElement} element @param {boolean} reading */
  function textOf(element, reading) {
    const box = element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement;
    return box ? new BoxText(element) : new PageText(element, reading);
  }

  return { textOf };
});
