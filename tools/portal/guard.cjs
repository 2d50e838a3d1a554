// Loaded into the backend: when the process that started it dies without a word, the backend ends as well.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
