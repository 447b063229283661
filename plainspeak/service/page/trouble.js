// What stands in the way is told in a sentence, and tried again: by itself where that may help, and with a button.

import { keepToken } from "./api.js";
import { byId } from "./dom.js";

/** @typedef {import("./api.js").Trouble} Trouble */

/** @type {(() => void) | null} what did not work */
let stuck = null;
let timer = 0;

/**
 * Tells of a trouble, or asks for the token if that is all.
 * @param {Trouble} trouble
 * @param {() => void} again does what did not work once more
 */
export function hinder(trouble, again) {
  clearTimeout(timer);
  stuck = again;
  if (trouble.seconds !== null) timer = setTimeout(again, trouble.seconds * 1000);
  const needsToken = trouble.status === 401;
  const words = byId("trouble-words");
  // Words that are there already would be read out once more.
  if (words.textContent !== trouble.message) words.textContent = trouble.message;
  byId("trouble").hidden = false;
  byId("again").textContent = needsToken ? "Enter a token" : "Try now";
  byId("again").onclick = needsToken ? askForToken : again;
  if (needsToken) askForToken();
}

/** Takes the message away, if it is about this. @param {() => void} done */
export function overcome(done) {
  if (stuck !== done) return;
  clearTimeout(timer);
  stuck = null;
  byId("trouble").hidden = true;
  byId("trouble-words").textContent = "";
}

function askForToken() {
  const dialog = byId("token");
  if (!dialog.open) dialog.showModal();
}

byId("token-form").addEventListener("submit", () => {
  const field = byId("token-value");
  keepToken(field.value.trim());
  field.value = "";
  stuck?.();
});
byId("token-later").addEventListener("click", () => byId("token").close());
