const SHORTEST_MILLIS = 1000;
const LONGEST_MILLIS = 5000;
const GROWTH = 1.3;

/** Asks again and again: after one second, then ever slower, not while the tab is hidden, and not for ever. */
export class Poller {
  /** @param ask async; @param finished whether there is nothing more to ask; @param exhausted called when asking has to end */
  constructor({ ask, finished, exhausted }) {
    this.ask = ask;
    this.finished = finished;
    this.exhausted = exhausted;
    this.pause = SHORTEST_MILLIS;
    this.deadline = 0;
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) {
        clearTimeout(this.timer);
      } else {
        this.now();
      }
    });
  }

  /** Until this value of `performance.now()`. */
  until(deadline) {
    this.deadline = deadline;
  }

  /** Something happened: ask at once and often again. */
  now() {
    clearTimeout(this.timer);
    this.pause = SHORTEST_MILLIS;
    return this.turn();
  }

  start() {
    this.pause = SHORTEST_MILLIS;
    this.later();
  }

  later() {
    clearTimeout(this.timer);
    if (this.finished() || document.hidden) {
      return;
    }
    if (performance.now() > this.deadline) {
      this.exhausted();
      return;
    }
    this.timer = setTimeout(() => this.turn(), this.pause);
    this.pause = Math.min(LONGEST_MILLIS, this.pause * GROWTH);
  }

  /** One question at a time. */
  turn() {
    this.running ??= this.ask().finally(() => {
      this.running = null;
      this.later();
    });
    return this.running;
  }
}
