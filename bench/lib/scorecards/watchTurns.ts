/**
 * Processor time of the main thread in the longest turn of the event loop until `stop`. Unlike how late a timer is, it does not rise
 * when other programs of the machine are busy.
 */
export function watchTurns(): { stop: () => number } {
  let isWatching = true;
  let longest = 0;
  const used = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let before = used();
  const turn = () => {
    const now = used();
    longest = Math.max(longest, now - before);
    before = now;
    if (isWatching) setImmediate(turn);
  };
  setImmediate(turn);
  return {
    stop: () => {
      isWatching = false;
      return longest;
    },
  };
}
