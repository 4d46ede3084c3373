/** The server's time, carried on by a counter that no one can set. */
export class ServerClock {
  constructor(serverMillis) {
    this.set(serverMillis);
  }

  set(serverMillis) {
    this.offset = serverMillis - performance.now();
  }

  now() {
    return this.offset + performance.now();
  }
}

/** 05:09, 1:05:09; never below zero. */
export function remainingText(millis) {
  const seconds = Math.max(0, Math.ceil(millis / 1000));
  const two = (number) => String(number).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}
