/** Milliseconds between two looks: a peak is shorter than that seldom. */
const LOOK_MS = 5;

/** What work of another thread takes of this process: time, processor, and memory beside what there was, in bytes. */
export async function measureMemory<T>(work: () => Promise<T>) {
  const before = process.memoryUsage().rss;
  let peak = before;
  const look = () => {
    peak = Math.max(peak, process.memoryUsage().rss);
  };
  const timer = setInterval(look, LOOK_MS);
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const result = await work();
  const ms = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(timer);
  look();
  return { result, ms, cpuMs: (user + system) / 1_000, bytes: peak - before };
}
