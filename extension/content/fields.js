// Which fields are checked, and which are never sent anywhere.
plainspeak.define("fields", () => {
  const NOT_PROSE = ".monaco-editor, .ace_editor, .CodeMirror, .cm-editor";
  // These switch the browser's own spelling check off because they have another, not because their text is private.
  const RICH = ".ck-editor__editable, .mce-content-body, .ql-editor, .ProseMirror";
  const SECRET_TOKENS = /(^|\s)(cc-\S+|one-time-code|current-password|new-password|username|bday\S*|transaction-\S+)(\s|$)/i;
  const SECRET_NAMES =
    /passw|passcode|pwd|\bpin\b|otp\b|one.?time|secret|token|api.?key|card.?(number|no)|cvv|cvc|\bcsc\b|security.?code|sort.?code|account.?(number|no)|iban|national.?insurance|\bnino\b|nhs.?(number|no)|passport|mother.?s?.?maiden/i;
  const FIELDS = "textarea, input, [contenteditable]";

  /**
   * Whether a field may be checked at all.
   * @param {Element} field
   * @param {boolean} [asked] whether the user has asked for this very field
   */
  function allowed(field, asked = false) {
    const control = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
    if (field instanceof HTMLInputElement && (field.type !== "text" || hidesText(field))) return false;
    if (control && (field.disabled || field.readOnly)) return false;
    if (field.closest(NOT_PROSE) || field.getAttribute("role") === "combobox") return false;
    return !isSecret(field) && (asked || field.getAttribute("spellcheck") !== "false" || field.matches(RICH));
  }

  /** @param {Element} field */
  function isSecret(field) {
    if (SECRET_TOKENS.test(field.getAttribute("autocomplete") ?? "")) return true;
    if (/^(numeric|decimal|tel|email|url)$/i.test(field.getAttribute("inputmode") ?? "")) return true;
    const labels = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? [...(field.labels ?? [])] : [];
    const names = ["name", "id", "aria-label", "placeholder"].map((each) => field.getAttribute(each) ?? "");
    return [...names, ...labels.map((label) => label.textContent ?? "")].some((name) => SECRET_NAMES.test(name.replaceAll("_", " ")));
  }

  /** @param {Element} field */
  function hidesText(field) {
    const { webkitTextSecurity } = /** @type {any} */ (getComputedStyle(field));
    return Boolean(webkitTextSecurity) && webkitTextSecurity !== "none";
  }

  /**
   * The field that an element belongs to: a text box, or the outermost element that can be edited.
   * @param {EventTarget | null} target
   * @returns {HTMLElement | null}
   */
  function fieldOf(target) {
    if (target instanceof Document) target = target.body;
    if (!(target instanceof HTMLElement)) return null;
    if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) return target;
    if (!target.isContentEditable) return null;
    let root = target;
    while (root.parentElement?.isContentEditable && root.parentElement !== document.documentElement) root = root.parentElement;
    return root;
  }

  /** All fields on the page that may be checked and are seen. @returns {HTMLElement[]} */
  function all() {
    const found = new Set([...document.querySelectorAll(FIELDS)].map((element) => fieldOf(element)));
    if (document.designMode === "on") found.add(document.body);
    return /** @type {HTMLElement[]} */ ([...found]).filter((field) => field && allowed(field) && field.checkVisibility());
  }

  /** What to call a field in the panel. @param {HTMLElement} field */
  function labelOf(field) {
    const labels = /** @type {HTMLInputElement} */ (field).labels;
    const named = document.getElementById((field.getAttribute("aria-labelledby") ?? "").split(" ")[0]);
    // A label may stand around its field; what is written in the field is no name of it.
    const own = [...(labels?.[0]?.childNodes ?? [])].filter((node) => !node.contains(field)).map((node) => node.textContent).join("");
    const label = own.trim() || field.getAttribute("aria-label") || named?.textContent || field.getAttribute("placeholder");
    return label?.replace(/\s+/g, " ").trim().slice(0, 60) || "Text field";
  }

  return { allowed, fieldOf, all, labelOf };
});
