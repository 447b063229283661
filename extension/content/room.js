// The room that our content scripts share. It is in the extension's own world, where the page's scripts cannot look.
// Browsers take only classic scripts as content scripts; a module would have to be open to every page.
(() => {
  const own = /** @type {any} */ (globalThis);
  if (own.plainspeak) return; // a second click on the button runs these files again
  const parts = /** @type {Record<string, any>} */ ({});
  own.plainspeak = {
    /**
     * Makes a part, once. It is given the parts that were made before.
     * @param {string} name
     * @param {(parts: any) => unknown} make
     */
    define(name, make) {
      if (!Object.hasOwn(parts, name)) parts[name] = make(parts);
    },
  };
})();
