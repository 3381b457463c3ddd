// The one clock of a race: a step that may lie between two iterates, advanced by requestAnimationFrame.

const RACE_SECONDS = 8; // a race at normal speed takes this long, however many steps it has
const LONGEST_FRAME = 100; // milliseconds: a browser that was busy goes on where it was, it does not skip what it did not show

export class Clock {
  /** @param {() => void} onTick  called after every change of step or of playing */
  constructor(onTick) {
    this.onTick = onTick;
    this.step = 0;
    this.steps = 0;
    this.whole = 0; // steps of the race once all of it is there
    this.speed = 1;
    this.loop = false;
    this.playing = false;
    this.frame = 0; // that is asked for
    /** @type {number | null} */
    this.last = null; // when the frame before was shown, in milliseconds; null before the first
  }

  /** How long the whole race takes at the present speed. */
  get seconds() {
    return RACE_SECONDS / this.speed;
  }

  /**
   * A clock that stands at the end stays there.
   * @param {number} steps  that there are
   * @param {number} [whole]  and that there will be
   */
  setSteps(steps, whole = steps) {
    const atEnd = this.step >= this.steps;
    this.steps = steps;
    this.whole = whole;
    this.step = atEnd ? steps : Math.min(this.step, steps);
  }

  /** @param {number} step  moved into the race if it lies outside */
  seek(step) {
    this.step = Math.min(Math.max(step, 0), this.steps);
    this.onTick();
  }

  /** @param {number} by  whole steps, forward or back */
  nudge(by) {
    this.pause();
    this.seek(by > 0 ? Math.floor(this.step) + by : Math.ceil(this.step) + by);
  }

  play() {
    if (this.step >= this.steps) this.step = 0;
    this.playing = true;
    this.last = null;
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame((now) => this.advance(now));
    this.onTick();
  }

  pause() {
    cancelAnimationFrame(this.frame);
    if (!this.playing) return;
    this.playing = false;
    this.step = Math.round(this.step);
    this.onTick();
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  restart() {
    this.step = 0;
    this.play();
  }

  finish() {
    this.pause();
    this.seek(this.steps);
  }

  /** @param {number} now  milliseconds */
  advance(now) {
    if (!this.playing) return;
    const passed = this.last === null ? 0 : Math.min(now - this.last, LONGEST_FRAME) / 1000;
    this.step += passed * (this.whole / this.seconds);
    this.last = now;
    if (this.step >= this.steps) {
      if (this.loop) this.step = 0;
      else {
        this.step = this.steps;
        this.playing = false;
        this.onTick();
        return;
      }
    }
    this.onTick();
    this.frame = requestAnimationFrame((then) => this.advance(then));
  }
}
