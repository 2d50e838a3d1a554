// Loaded into the backend: when the process that started it dies without a word, the backend ends as well. It may
// hang while it stops, because nobody reads its output any more.
const STOP_LIMIT = 5_000;

process.once('disconnect', () => {
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), STOP_LIMIT);
  process.kill(process.pid, 'SIGTERM');
});
