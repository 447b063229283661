// Checks what is there whenever it has changed: after a pause, one at a time, the newest alone.

import { Trouble } from "./api.js";

/** @typedef {import("./api.js").Result} Result */

const PAUSE = 250;

/**
 * What is to be checked. Two with the same key give the same result.
 * @typedef {object} Source
 * @property {string} key
 * @property {(signal: AbortSignal) => Promise<Result>} check
 */

export class Watcher {
  /**
   * @param {() => Source} source what is there now
   * @param {(result: Result) => void} done takes a result on what is still there
   * @param {(trouble: Trouble) => void} failed
   */
  constructor(source, done, failed) {
    this.source = source;
    this.done = done;
    this.failed = failed;
    /** @type {{ key: string, result: Result } | null} */
    this.last = null;
    /** @type {AbortController | null} */
    this.running = null;
    this.timer = 0;
  }

  /** Checks after a pause. */
  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(), PAUSE);
  }

  /** Lets a request go that is no longer of interest. */
  stop() {
    clearTimeout(this.timer);
    this.running?.abort();
    this.running = null;
  }

  /** Takes a result that came by another way as the one on what is there now. @param {Result} result */
  accept(result) {
    this.stop();
    this.last = { key: this.source().key, result };
    this.done(result);
  }

  /**
   * Checks what is there at once, unless its result is known.
   * @returns {Promise<Result | null>} null where it failed, or where something newer is being checked
   */
  async now() {
    const { key, check } = this.source();
    this.stop();
    if (this.last?.key === key) {
      this.done(this.last.result);
      return this.last.result;
    }
    const running = new AbortController();
    this.running = running;
    try {
      const result = await check(running.signal);
      if (this.running !== running) return null;
      this.last = { key, result };
      this.running = null;
      this.done(result);
      return result;
    } catch (error) {
      if (this.running !== running) return null;
      this.running = null;
      if (!(error instanceof Trouble)) throw error;
      this.failed(error);
      return null;
    }
  }
}
