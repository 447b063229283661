// Our own place on the page: a closed shadow root beside the content, into which the page's scripts cannot look.
plainspeak.define("surface", () => {
  const host = document.createElement("div");
  // Nothing that the page says of its elements is to reach it.
  host.style.cssText = "all: initial !important; position: absolute !important; top: 0 !important; left: 0 !important; width: 0 !important; height: 0 !important; z-index: 2147483647 !important;";
  const style = host.style.cssText;
  const root = host.attachShadow({ mode: "closed" });

  /** @param {string} css */
  function addStyle(css) {
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    } catch {
      const style = document.createElement("style"); // where Firefox keeps content scripts from that
      style.textContent = css;
      root.append(style);
    }
  }

  /** Puts it onto the page, and back if the page has thrown it out or dressed it up. It stands outside of what may be edited. */
  function keep() {
    if (host.style.cssText !== style) host.style.cssText = style;
    // All outside of a modal dialog is dead while it is open.
    const home = [...document.querySelectorAll("dialog:modal")].at(-1) ?? document.documentElement;
    if (host.parentNode !== home) home.append(host);
  }

  /** Where its own origin stands in the window. */
  function origin() {
    const { left, top } = host.getBoundingClientRect();
    return { left, top };
  }

  // What is done on the surface is none of the page's business.
  for (const type of ["keydown", "keyup", "keypress", "input", "mousedown", "mouseup", "click", "pointerdown", "pointerup", "wheel", "focusin", "focusout"]) {
    root.addEventListener(type, (event) => event.stopPropagation());
  }

  return { host, root, addStyle, keep, remove: () => host.remove(), origin };
});
