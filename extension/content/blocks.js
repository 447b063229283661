// Reading elements of a page as paragraphs, and finding the way back to its text nodes.
plainspeak.define("blocks", () => {
  /**
   * A run of a paragraph's text that stands in one text node as it is.
   * @typedef {object} Piece
   * @property {Text} node
   * @property {number} from where it begins in the node
   * @property {number} at where it begins in the paragraph
   * @property {number} length
   */

  /**
   * @typedef {object} Block
   * @property {string} kind the element it is shown as
   * @property {string} text white space is one space, a line break \n
   * @property {Piece[]} pieces
   */

  const KINDS = { H1: "h1", H2: "h2", H3: "h3", H4: "h4", H5: "h5", H6: "h6", LI: "li", TD: "td", TH: "th", BLOCKQUOTE: "blockquote" };
  const BREAKS = new Set(
    "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HGROUP HR LEGEND LI MAIN MENU NAV OL P SEARCH SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL".split(" "),
  );
  // What holds no prose, or prose that is not the reader's.
  const NEVER = new Set(
    "AUDIO BUTTON CANVAS CODE EMBED IFRAME INPUT KBD MATH METER NOSCRIPT OBJECT PRE PROGRESS SAMP SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA TITLE VIDEO".split(" "),
  );

  /**
   * The paragraphs in an element.
   * @param {Element} root
   * @param {(element: Element) => boolean} skips which elements are passed over
   * @returns {Block[]}
   */
  function read(root, skips) {
    /** @type {Block[]} */
    const blocks = [];
    /** @type {Block | null} */
    let open = null;
    const close = () => {
      if (open && /\S/.test(open.text)) blocks.push(open);
      open = null;
    };
    const visit = (/** @type {Node} */ node, /** @type {string} */ kind) => {
      if (node.nodeType === Node.TEXT_NODE) {
        open ??= { kind, text: "", pieces: [] };
        append(open, /** @type {Text} */ (node));
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        const element = /** @type {Element} */ (node);
        const name = element.tagName.toUpperCase();
        if (name === "BR") {
          if (open?.text.endsWith("\n")) close();
          else if (open) open.text += "\n";
        } else if (NEVER.has(name) || skips(element)) {
          if (open) open.text += " ";
        } else {
          const breaks = BREAKS.has(name) || (name.includes("-") && getComputedStyle(element).display !== "inline");
          if (breaks) close();
          for (let child = element.firstChild; child; child = child.nextSibling) visit(child, KINDS[name] ?? kind);
          if (breaks) close();
        }
      }
    };
    visit(root, "p");
    close();
    return blocks;
  }

  /** @param {Block} block @param {Text} node */
  function append(block, node) {
    const text = node.data;
    let from = 0;
    const add = (/** @type {number} */ end) => {
      if (end > from) {
        block.pieces.push({ node, from, at: block.text.length, length: end - from });
        block.text += text.slice(from, end).replace(/\s/g, " ");
      }
    };
    // Only runs of white space make the paragraph differ from its nodes.
    for (const { index, 0: run } of text.matchAll(/\s{2,}/g)) {
      add(index + 1);
      from = index + run.length;
    }
    add(text.length);
  }

  /**
   * The range of a page that holds a part of a block; null where the page has changed meanwhile.
   * @param {Block} block
   * @param {number} start
   * @param {number} end
   */
  function rangeOf(block, start, end) {
    const first = pieceAt(block, start);
    const last = pieceAt(block, end - 1);
    if (!first || !last) return null;
    const low = first.from + Math.max(0, start - first.at);
    const high = last.from + Math.min(last.length, end - last.at);
    if (low > first.node.length || high > last.node.length) return null;
    const range = first.node.ownerDocument.createRange();
    range.setStart(first.node, low);
    range.setEnd(last.node, high);
    return range.collapsed ? null : range;
  }

  /** @param {Block} block @param {number} offset */
  function pieceAt({ pieces }, offset) {
    let low = 0;
    let high = pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (pieces[middle].at <= offset) low = middle;
      else high = middle - 1;
    }
    return pieces[low];
  }

  const MENUS = "nav, header, footer, aside, form, dialog, menu, [role=navigation], [role=banner], [role=contentinfo], [role=complementary], [role=search], [role=menu], [role=menubar], [role=dialog], [role=tablist], [role=toolbar]";
  const UNSEEN = "[hidden], [aria-hidden=true], [contenteditable]:not([contenteditable=false])";

  /** The part of the page that is its article. */
  function article() {
    const candidates = [...document.querySelectorAll("main, [role=main], article")].filter((element) => element.checkVisibility());
    const size = (/** @type {Element} */ element) => (element.textContent ?? "").length;
    const outer = candidates.filter((element) => !candidates.some((other) => other !== element && other.contains(element)));
    return outer.sort((one, other) => size(other) - size(one))[0] ?? document.body;
  }

  /**
   * What is passed over in an article: menus, lists of links, what nobody sees, and what is being written.
   * @param {Element} element
   */
  function skippedInArticle(element) {
    if (element.matches(UNSEEN) || !element.checkVisibility({ visibilityProperty: true })) return true;
    // The header of an article itself holds its title.
    if (element.matches("header") && element.closest("main, article, [role=main]")) return isMenu(element);
    return element.matches(MENUS) || (element.matches("ul, ol, div, section") && isMenu(element));
  }

  /** Whether an element has little but links in it. @param {Element} element */
  function isMenu(element) {
    const links = element.querySelectorAll("a[href]");
    if (links.length < 3) return false;
    const signs = (/** @type {Element} */ each) => (each.textContent ?? "").replace(/\s/g, "").length;
    return [...links].reduce((sum, link) => sum + signs(link), 0) > 0.7 * signs(element);
  }

  return { read, rangeOf, article, skippedInArticle };
});
