// Elements, made and found. Words always go in as text, never as HTML.

/**
 * The element with this id, which the page is known to have.
 * @param {string} id
 * @returns {any}
 */
export const byId = (id) => document.getElementById(id);

/**
 * An element with words and children in it.
 * @param {string} name
 * @param {string} [className]
 * @param {...(Node | string)} children
 * @returns {any}
 */
export function make(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/**
 * @param {string} text
 * @param {() => void} action
 * @param {string} [className]
 * @returns {HTMLButtonElement}
 */
export function button(text, action, className) {
  const made = make("button", className, text);
  made.type = "button";
  made.addEventListener("click", action);
  return made;
}

/**
 * A number with its noun: counted(2, "word") is "2 words".
 * @param {number} count
 * @param {string} one
 */
export const counted = (count, one) => `${count.toLocaleString("en-GB")} ${one}${count === 1 ? "" : "s"}`;

/**
 * Words cut to a length that fits a line.
 * @param {string} text
 * @param {number} most
 */
export function shortened(text, most) {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}
