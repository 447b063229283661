// Keeps the findings of one text up to date while it is written.
plainspeak.define("session", ({ texts }) => {
  /** @typedef {{ kind: string, text: string }} Paragraph */

  /**
   * A paragraph, what was found in it alone, and what was found as the whole text was looked at. It is never changed to
   * another text: where the text changes, a new one takes its place, so a late answer finds nobody to give itself to.
   * @typedef {{ kind: string, text: string, near: any[], wide: any[], checked: boolean }} State
   */

  const PAUSE = 350; // milliseconds without a key, until what has changed is sent
  const LONGEST_PAUSE = 1_500;
  const WHOLE_PAUSE = 1_500;
  const BATCH = 10_000; // characters sent at a time, so that the first marks of a long text come soon

  let count = 0;

  class Session {
    /**
     * @param {HTMLElement} element
     * @param {{ reading: boolean, label: string, ask: (message: object) => Promise<any>, told: () => void }} options
     */
    constructor(element, { reading, label, ask, told }) {
      this.id = `t${(count += 1)}`;
      this.label = label;
      this.ask = ask;
      this.told = told;
      this.text = texts.textOf(element, reading);
      /** @type {State[]} */
      this.states = [];
      /** @type {any[]} */
      this.findings = [];
      this.fault = "";
      this.words = null;
      this.scores = null;
      this.numbers = 0;
      this.wholeDue = true;
      this.busy = false;
      this.text.watch(() => this.changed());
      this.refresh();
      this.later(0);
    }

    /** Notes that the text has changed; looks at it once before the next frame. */
    changed() {
      if (this.waiting) return;
      this.waiting = true;
      requestAnimationFrame(() => {
        this.waiting = false;
        if (!this.stopped && this.refresh()) this.later(PAUSE);
      });
    }

    /** Reads the text again and carries over what is known of it. Whether any of it is new. */
    refresh() {
      const paragraphs = this.text.read();
      const old = this.states;
      const now = carriedOver(old, paragraphs);
      const changed = now.length !== old.length || now.some((state, index) => state !== old[index]);
      if (changed) {
        this.states = now;
        this.wholeDue = true;
      }
      this.show();
      return changed;
    }

    show() {
      this.findings = this.states.flatMap((state, paragraph) =>
        [...state.near, ...state.wide].sort((one, other) => one.start - other.start).map((finding) => Object.assign(finding, { paragraph })),
      );
      this.text.show(this.findings);
      this.told();
    }

    /** @param {number} pause */
    later(pause) {
      const now = performance.now();
      this.dirtySince ??= now;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.send(), Math.max(0, Math.min(pause, this.dirtySince + Math.max(pause, LONGEST_PAUSE) - now)));
    }

    async send() {
      this.dirtySince = undefined;
      const states = this.batch();
      const whole = !states.length;
      if (whole && !this.wholeDue) return;
      const asked = whole ? this.states : states;
      if (!asked.length) {
        this.done(0, null);
        return;
      }
      this.busy = true;
      const turn = (this.turn = (this.turn ?? 0) + 1);
      const paragraphs = asked.map(({ kind, text }) => ({ kind, text }));
      if (whole) this.wholeDue = false;
      const answer = await this.ask({ type: "check", text: this.id, format: this.text.format, whole, paragraphs });
      if (this.stopped) return;
      if (whole && (!answer?.findings || asked !== this.states)) this.wholeDue = true;
      if (turn !== this.turn && !answer?.findings) return; // a newer question is on its way
      if (answer?.findings) this.take(asked, answer, whole);
      else if (!answer?.outdated) this.fail(answer);
      if (turn === this.turn) this.busy = false;
    }

    /** The paragraphs to send next. */
    batch() {
      let signs = 0;
      return this.states.filter((state) => !state.checked && (signs += state.text.length) <= Math.max(BATCH, state.text.length));
    }

    /** @param {State[]} asked @param {any} answer @param {boolean} whole */
    take(asked, answer, whole) {
      this.fault = "";
      for (const state of asked) {
        if (whole) state.wide = [];
        else Object.assign(state, { near: [], checked: true });
      }
      for (const finding of answer.findings) {
        const state = asked[finding.paragraph];
        finding.id = `${this.id}.${(this.numbers += 1)}`;
        (whole ? state.wide : state.near).push(finding);
      }
      if (whole && asked === this.states) this.done(answer.words, answer.scores);
      this.show();
      if (this.states.some((state) => !state.checked)) this.later(0);
      else if (this.wholeDue) this.later(this.scores ? WHOLE_PAUSE : 0);
    }

    /** @param {number} words @param {any} scores */
    done(words, scores) {
      this.words = words;
      this.scores = scores;
      this.told();
    }

    /** @param {any} answer null where the extension was put to sleep or updated while it was asked */
    fail(answer) {
      this.fault = answer?.fault ?? "";
      this.told();
      const wait = answer ? answer.wait : 2;
      if (wait) this.later(wait * 1_000);
    }

    /** Asks for everything again: settings, or what is ignored, are others now. */
    again() {
      for (const state of this.states) state.checked = false;
      this.wholeDue = true;
      this.scores = null;
      this.later(0);
    }

    stop() {
      this.stopped = true;
      clearTimeout(this.timer);
      this.text.stop();
      this.ask({ type: "gone", text: this.id });
    }
  }

  /**
   * The paragraphs of now, each with what was found in it before. Of one that has changed, what stands before and after
   * the change is kept until the answer comes.
   * @param {State[]} old
   * @param {Paragraph[]} paragraphs
   * @returns {State[]}
   */
  function carriedOver(old, paragraphs) {
    const name = (/** @type {Paragraph} */ { kind, text }) => `${kind} ${text}`;
    const known = Map.groupBy(old, name);
    const found = paragraphs.map((paragraph) => known.get(name(paragraph))?.shift() ?? null);
    const kept = new Set(found);
    const left = old.filter((state) => !kept.has(state));
    return found.map((state, index) => state ?? edited(paragraphs[index], left.shift()));
  }

  /** @param {Paragraph} paragraph @param {State | undefined} old @returns {State} */
  function edited({ kind, text }, old) {
    const state = { kind, text, near: [], wide: [], checked: false };
    if (!old) return state;
    let before = 0;
    while (before < text.length && text[before] === old.text[before]) before += 1;
    let after = 0;
    while (after < Math.min(text.length, old.text.length) - before && text.at(-1 - after) === old.text.at(-1 - after)) after += 1;
    const longer = text.length - old.text.length;
    const moved = (/** @type {any[]} */ findings) =>
      findings.flatMap((finding) => {
        if (finding.end <= before) return [{ ...finding }];
        if (finding.start < old.text.length - after) return [];
        return [{ ...finding, start: finding.start + longer, end: finding.end + longer }];
      });
    return { ...state, near: moved(old.near), wide: moved(old.wide) };
  }

  return { Session };
});
