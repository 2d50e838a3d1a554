/** More than a webhook or a descriptor may hold; what takes its square does not end. */
const LENGTH = 500_000;

/** A text of one part, again and again. */
export const endless = (part: string): string =>
  part.repeat(LENGTH / part.length);

/** Milliseconds that a task takes, also where it is refused. What takes the square of an endless text takes minutes. */
export function millisecondsOf(task: () => unknown): number {
  const began = performance.now();
  try {
    task();
  } catch {
    // Whether it is refused is another matter.
  }
  return performance.now() - began;
}
