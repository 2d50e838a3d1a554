/** Tuesday, 11:00 in Berlin. */
export const NOW = Date.parse('2026-11-24T10:00:00Z');

/** Stops the date, and no timer, for a test file. */
export function stopDate(at = NOW): void {
  beforeEach(() => {
    jest.useFakeTimers({
      now: at,
      doNotFake: [
        'hrtime',
        'nextTick',
        'performance',
        'queueMicrotask',
        'requestAnimationFrame',
        'cancelAnimationFrame',
        'requestIdleCallback',
        'cancelIdleCallback',
        'setImmediate',
        'clearImmediate',
        'setInterval',
        'clearInterval',
        'setTimeout',
        'clearTimeout',
      ],
    });
  });
  afterEach(() => {
    jest.useRealTimers();
  });
}
