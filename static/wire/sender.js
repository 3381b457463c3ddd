// Latest wins, none queued: one question at a time is with the server; of what waits, only the newest of each topic is kept.

export const LOST_AFTER = 4000; // milliseconds without an answer, after which the next question may go anyway

/**
 * @template Payload
 * @typedef {(payload: Payload & { serial: number }) => void} Transmit
 */

export class Sender {
  /**
   * @param {AbortSignal} signal  after which nothing that waits is sent
   */
  constructor(signal) {
    this.signal = signal;
    this.serial = Date.now(); // grows across page loads of one session, so that an old answer is never taken for a new one
    /** @type {{ serial: number, at: number, again: () => void } | null} */
    this.asked = null;
    /** @type {Map<string, [Transmit<any>, object]>} */
    this.waiting = new Map();
  }

  /** Whether nothing is asked and nothing waits to be. */
  get resting() {
    return !this.asked && !this.waiting.size;
  }

  /**
   * Sends `payload` by `transmit` now, or as soon as the server has answered what it was asked before.
   * @template {object} Payload
   * @param {string} topic
   * @param {Transmit<Payload>} transmit
   * @param {Payload} payload
   */
  send(topic, transmit, payload) {
    const lost = this.asked && performance.now() - this.asked.at > LOST_AFTER;
    if (this.asked && !lost) {
      this.waiting.set(topic, [transmit, payload]);
      return;
    }
    this.urge(topic, transmit, payload);
  }

  /**
   * Sends `payload` by `transmit` at once, whatever the server is busy with.
   * @template {object} Payload
   * @param {string} topic
   * @param {Transmit<Payload>} transmit
   * @param {Payload} payload
   */
  urge(topic, transmit, payload) {
    this.waiting.delete(topic);
    this.serial += 1;
    this.asked = { serial: this.serial, at: performance.now(), again: () => transmit({ ...payload, serial: this.serial }) };
    this.asked.again();
  }

  /**
   * The server has spoken, and question `serial` was the last it heard.
   * @param {number} serial
   */
  answered(serial) {
    if (!this.asked) return;
    if (serial < this.asked.serial) {
      // A server that was started anew takes the first question for a greeting: it is asked once more.
      const { again } = this.asked;
      this.asked.again = () => {};
      again();
      return;
    }
    this.asked = null;
    // Not before the page has taken in the whole answer: its inputs would send back what they showed before it.
    requestAnimationFrame(() => setTimeout(() => {
      const [next] = this.waiting;
      if (next && !this.asked && !this.signal.aborted) this.send(next[0], ...next[1]);
    }));
  }
}
