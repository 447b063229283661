// The card of a finding. It stays until it is dismissed, and the pointer may rest on it.
plainspeak.define("card", ({ surface, cardStyle }) => {
  /**
   * What the card can do for its finding.
   * @typedef {object} Actions
   * @property {((replacement: string) => void) | null} replace null in a text that is only read
   * @property {() => void} ignore
   * @property {() => void} accept
   * @property {() => Promise<any>} more
   * @property {(step: 1 | -1) => void} walk
   * @property {() => DOMRect | null} place where the words stand
   * @property {() => void} back gives the keyboard back to the text
   */

  const GAP = 6; // pixels between the card and its words
  const EDGE = 8; // and between the card and the edge of the window

  surface.addStyle(cardStyle);
  const card = make("section", "card");
  card.setAttribute("role", "dialog");
  card.tabIndex = -1;

  /** @type {{ finding: any, actions: Actions } | null} */
  let open = null;

  /**
   * An element of the card.
   * @param {string} name
   * @param {string} className
   * @param {...HTMLElement} children
   * @returns {any}
   */
  function make(name, className, ...children) {
    const element = document.createElement(name);
    element.className = className;
    element.append(...children);
    return element;
  }

  /**
   * An element with words of ours. They are painted by the style, never put into a text node: `window.find` of a page's
   * script would find them there, closed shadow root or not, and the selection would hand them over.
   * @param {string} name
   * @param {string} className
   * @param {string} text
   */
  function say(name, className, text) {
    const element = make(name, className);
    element.dataset.words = text;
    return element;
  }

  /** @param {string} label @param {() => void} pressed @param {string} [className] @param {string} [name] */
  function button(label, pressed, className = "", name = label) {
    const element = say("button", className, label);
    element.type = "button";
    element.setAttribute("aria-label", name);
    // The keyboard stays in the text, so that the caret of the writer is not lost.
    element.addEventListener("pointerdown", (/** @type {Event} */ event) => event.preventDefault());
    element.addEventListener("mousedown", (/** @type {Event} */ event) => event.preventDefault());
    element.addEventListener("click", (/** @type {Event} */ event) => {
      if (event.isTrusted) pressed();
    });
    return element;
  }

  /**
   * Shows the card of a finding.
   * @param {any} finding
   * @param {Actions} actions
   * @param {{ focus?: boolean, position?: string }} [options]
   */
  function show(finding, actions, { focus = false, position = "" } = {}) {
    open = { finding, actions };
    const short = finding.text.length > 120 ? `${finding.text.slice(0, 119)}…` : finding.text;
    const tools = [
      button("‹", () => actions.walk(-1), "tool", "Previous finding"),
      button("›", () => actions.walk(1), "tool", "Next finding"),
      button("×", () => hide(), "tool", "Close"),
    ];
    card.className = `card ${finding.look}`;
    card.setAttribute("aria-label", `${finding.name}: ${short}`);
    card.replaceChildren(
      make("header", "", say("p", "title", short), make("div", "tools", ...tools)),
      say("p", "kind", [finding.name, position].filter(Boolean).join(" · ")),
      ...suggestions(finding, actions),
      ...finding.reasons.map((/** @type {string} */ line) => say("p", "", line)),
      ...(finding.source ? [say("p", "source", finding.source)] : []),
      make("div", "row", ...deeds(finding, actions)),
    );
    surface.root.append(card);
    place();
    if (focus) (card.querySelector(".use") ?? card).focus({ preventScroll: true });
  }

  /** @param {any} finding @param {Actions} actions */
  function suggestions({ suggestions: list }, { replace }) {
    if (!list.length) return [];
    if (replace) return [make("div", "row", ...list.slice(0, 6).map((/** @type {string} */ each) => button(each, () => replace(each), "use")))];
    return [make("p", "try", ...list.flatMap((/** @type {string} */ each, /** @type {number} */ index) => [say("span", "", index ? " or " : "Try "), say("b", "", each)]))];
  }

  /** @param {any} finding @param {Actions} actions */
  function deeds(finding, actions) {
    const more = button("Tell me more", async () => {
      more.disabled = true;
      const { lines = [], fault = "" } = (await actions.more()) ?? {};
      if (open?.finding !== finding) return;
      more.parentElement.before(...(fault ? [fault] : lines).map((/** @type {string} */ line) => say("p", "", line)));
      more.remove();
      place();
    });
    const accept = finding.word ? [button("Accept this word", actions.accept)] : [];
    return [button("Ignore here", actions.ignore), ...accept, ...(finding.word ? [more] : [])];
  }

  /** Puts the card below its words, above them or beside them, wherever there is room. */
  function place() {
    if (!open || !card.isConnected) return;
    const box = open.actions.place();
    if (!box) {
      hide();
      return;
    }
    const { offsetWidth: width, offsetHeight: height } = card;
    const below = box.bottom + GAP;
    const above = box.top - height - GAP;
    let left = box.left;
    let top = below;
    if (below + height > innerHeight - EDGE) {
      if (above >= EDGE) top = above;
      else if (box.right + GAP + width <= innerWidth - EDGE) left = box.right + GAP;
      else if (box.left - GAP - width >= EDGE) left = box.left - GAP - width;
    }
    left = Math.max(EDGE, Math.min(left, innerWidth - width - EDGE));
    top = Math.max(EDGE, Math.min(top, innerHeight - height - EDGE));
    card.style.left = card.style.top = "0";
    // Where the page has moved what is fixed, by a transform, it does not begin at the corner of the window.
    const corner = card.getBoundingClientRect();
    card.style.left = `${left - corner.left}px`;
    card.style.top = `${top - corner.top}px`;
  }

  /** Takes the card away, and gives the keyboard back if it had it. */
  function hide() {
    if (!open) return;
    const { actions } = open;
    const focused = surface.root.activeElement !== null;
    open = null;
    card.remove();
    if (focused) actions.back();
  }

  return { show, hide, place, hasFocus: () => card.contains(surface.root.activeElement), current: () => open?.finding ?? null };
});
