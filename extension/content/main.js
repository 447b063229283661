// One frame of a page: which texts in it are checked, the pointer and the keyboard, and word with the extension.
plainspeak.define("main", ({ blocks, fields, surface, marks, card, session }) => {
  const REST = 250; // milliseconds that the pointer rests on a mark until its card opens
  const UPKEEP = 250;
  const LONGEST_SHOWN = 200;

  /** @type {Map<HTMLElement, any>} */
  const sessions = new Map();
  /** @type {Map<string, ReturnType<typeof setTimeout>>} */
  const timers = new Map();
  let running = false;
  /** @type {AbortController} */
  let listening;
  /** @type {MutationObserver} */
  let watching;
  let upkeep = 0;

  /**
   * Asks the extension. Null where it has gone, as it does when it is updated: then this frame goes quiet.
   * @param {object} message
   */
  async function ask(message) {
    try {
      return await chrome.runtime.sendMessage(message);
    } catch {
      if (!chrome.runtime?.id) stop();
      return null;
    }
  }

  /** Does something once in a while, however often it is asked for. @param {string} name @param {number} pause @param {() => void} work */
  function soon(name, pause, work) {
    if (timers.has(name)) return;
    timers.set(
      name,
      setTimeout(() => {
        timers.delete(name);
        if (running) work();
      }, pause),
    );
  }

  /** @param {HTMLElement} element @param {{ reading: boolean, label: string }} options */
  function open(element, { reading, label }) {
    if (sessions.has(element)) return;
    sessions.set(element, new session.Session(element, { reading, label, ask, told: () => soon("report", 150, report) }));
  }

  /** Takes on the fields that have come, and lets go of those that have left. */
  function scan() {
    for (const [element, each] of sessions) {
      const left = !element.isConnected || (!each.text.reading && !each.asked && !fields.allowed(element));
      if (left) close(element);
    }
    for (const field of fields.all()) open(field, { reading: false, label: fields.labelOf(field) });
  }

  /** @param {HTMLElement} element */
  function close(element) {
    sessions.get(element)?.stop();
    sessions.delete(element);
    soon("report", 150, report);
  }

  function report() {
    const told = inOrder().filter((each) => !each.text.reading || each.states.length);
    const texts = told.map(({ id, label, text, words, scores, findings }) => ({
      id,
      label,
      reading: text.reading,
      words,
      scores,
      findings: findings.map((/** @type {any} */ each) => ({ id: each.id, name: each.name, look: each.look, text: each.text.slice(0, LONGEST_SHOWN), suggestions: each.suggestions })),
    }));
    const all = [...sessions.values()];
    ask({ type: "report", state: { texts, fault: all.find((each) => each.fault)?.fault ?? "", busy: all.some((each) => each.busy) } });
    const current = card.current();
    if (current && !all.some((each) => each.findings.some((/** @type {any} */ finding) => finding.id === current.id))) card.hide();
  }

  /** The sessions in the order of the page. */
  function inOrder() {
    return [...sessions.values()].sort((one, other) => (one.text.element.compareDocumentPosition(other.text.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  }

  function everything() {
    return inOrder().flatMap((owner) => owner.findings.map((/** @type {any} */ finding) => ({ owner, finding })));
  }

  /**
   * Opens the card of a finding.
   * @param {any} owner
   * @param {any} finding
   * @param {boolean} focus whether the keyboard goes into the card
   */
  function showCard(owner, finding, focus) {
    const { text } = owner;
    const all = everything();
    const position = `${all.findIndex((each) => each.finding === finding) + 1} of ${all.length}`;
    const here = { rule: finding.rule, paragraph: owner.states[finding.paragraph]?.text ?? "", start: finding.start, end: finding.end };
    const done = (/** @type {object} */ message) => {
      card.hide();
      ask(message);
    };
    const replace = async (/** @type {string} */ replacement) => {
      card.hide();
      await text.replace(finding, replacement);
    };
    card.show(
      finding,
      {
        replace: text.reading ? null : replace,
        ignore: () => done({ type: "ignore", ...here }),
        accept: () => done({ type: "accept", rule: finding.rule, word: finding.text.slice(0, LONGEST_SHOWN) }),
        more: () => ask({ type: "more", word: finding.text }),
        walk: (step) => walk(step, false, card.hasFocus()),
        place: () => text.boxOf(finding.id),
        back: () => text.focus(finding.id),
      },
      { focus, position },
    );
  }

  /**
   * Goes to the next finding or the one before.
   * @param {1 | -1} step
   * @param {boolean} fresh whether to begin at the first, or the last
   * @param {boolean} focus
   */
  function walk(step, fresh, focus) {
    const all = everything();
    const at = fresh ? -1 : all.findIndex(({ finding }) => finding.id === card.current()?.id);
    const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step];
    if (!next) {
      if (card.current()) card.hide();
      return false;
    }
    next.owner.text.reveal(next.finding.id);
    showCard(next.owner, next.finding, focus);
    return true;
  }

  /** The finding at a point of the window. @param {number} x @param {number} y */
  function findingAt(x, y) {
    for (const owner of sessions.values()) {
      const mark = owner.text.at(x, y);
      const finding = mark && owner.findings.find((/** @type {any} */ each) => each.id === mark.id);
      if (finding) return { owner, finding };
    }
    return null;
  }

  function listen() {
    listening = new AbortController();
    const options = { capture: true, passive: true, signal: listening.signal };
    const on = (/** @type {EventTarget} */ target, /** @type {string} */ type, /** @type {(event: any) => void} */ work, more = {}) =>
      // What a script of the page makes up is not heeded.
      target.addEventListener(type, (event) => event.isTrusted && work(event), { ...options, ...more });
    const ours = (/** @type {Event} */ event) => event.target === surface.host;
    let rest = 0;
    on(document, "pointermove", (event) => {
      clearTimeout(rest);
      if (ours(event) || event.buttons) return;
      rest = window.setTimeout(() => {
        const hit = findingAt(event.clientX, event.clientY);
        if (hit && hit.finding.id !== card.current()?.id && !card.hasFocus()) showCard(hit.owner, hit.finding, false);
      }, REST);
    });
    on(document, "pointerdown", (event) => ours(event) || card.hide());
    on(document, "click", (event) => {
      const hit = ours(event) ? null : findingAt(event.clientX, event.clientY);
      if (hit) showCard(hit.owner, hit.finding, false);
    });
    on(
      window,
      "keydown",
      (event) => {
        if (event.key !== "Escape" || !card.current()) return;
        // The page's own dialog stays open.
        event.preventDefault();
        event.stopImmediatePropagation();
        card.hide();
      },
      { passive: false },
    );
    on(document, "input", () => card.hide());
    on(document, "focusin", (event) => {
      if (ours(event)) return;
      const field = fields.fieldOf(event.composedPath()[0]);
      if (!field) return;
      if (fields.allowed(field)) open(field, { reading: false, label: fields.labelOf(field) });
      ask({ type: "used" });
    });
    on(window, "scroll", follow);
    on(window, "resize", follow);
    on(window, "pagehide", () => ask({ type: "left" }));
    on(window, "pageshow", (event) => event.persisted && report());
  }

  /** Keeps our marks and the card where their words are. */
  function follow() {
    for (const each of sessions.values()) each.text.keep();
    card.place();
  }

  /** @param {{ read: boolean }} options */
  function start({ read }) {
    if (!running) {
      running = true;
      surface.keep();
      listen();
      watching = new MutationObserver(() => soon("scan", 500, scan));
      watching.observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: ["contenteditable", "type", "hidden", "style", "class"] });
      upkeep = window.setInterval(() => {
        if (document.hidden) return;
        surface.keep();
        marks.keep();
        follow();
      }, UPKEEP);
    }
    scan();
    const focused = document.activeElement;
    const field = fields.fieldOf(focused);
    // To press the button while one writes in a field is to ask for that field.
    if (field && read && fields.allowed(field, true)) {
      open(field, { reading: false, label: fields.labelOf(field) });
      sessions.get(field).asked = true;
    }
    if (read && window === window.top && !field && focused?.tagName !== "IFRAME") readArticle();
    report();
  }

  function readArticle() {
    const article = blocks.article();
    if (article) open(article, { reading: true, label: "This page" });
  }

  function stop() {
    running = false;
    listening?.abort();
    watching?.disconnect();
    clearInterval(upkeep);
    for (const element of [...sessions.keys()]) close(element);
    card.hide();
    marks.clear();
    surface.remove();
  }

  /** @type {Record<string, (message: any) => any>} */
  const orders = {
    start,
    stop,
    walk: ({ step, fresh }) => walk(step, fresh, true),
    again: () => {
      for (const each of sessions.values()) each.again();
    },
    show: ({ id }) => {
      const found = everything().find(({ finding }) => finding.id === id);
      if (!found) return;
      found.owner.text.reveal(id);
      showCard(found.owner, found.finding, true);
    },
  };

  chrome.runtime.onMessage.addListener((message, sender, answer) => {
    if (sender.id !== chrome.runtime.id || !Object.hasOwn(orders, message?.type)) return;
    if (running || message.type === "start") answer(orders[message.type](message) ?? null);
  });
  ask({ type: "hello" }).then(() => start({ read: false }));
  return {};
});
