/** Does something soon after it is asked for, and at most each so many milliseconds: what is asked for in between is done together. */
export function atMostEach(ms: number, act: () => void): () => void {
  let begunAt = -Infinity;
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    const wait = Math.max(0, begunAt + ms - performance.now());
    const timer = setTimeout(() => {
      isWaiting = false;
      begunAt = performance.now();
      act();
    }, wait);
    timer.unref();
  };
}
