/*
 * A PostgreSQL of its own, for a test that restarts it: the one of the test run has other tests, and does without the safety of writes.
 * Told `fast` or `immediate`, it restarts so; it ends with whoever has started it.
 */
import { startTemporaryPostgres } from './postgres.mjs';

const postgres = await startTemporaryPostgres({ safe: true });
process.on('disconnect', () => postgres.stop().then(() => process.exit()));
process.on('message', async mode => {
  await postgres.restart(mode);
  process.send({ restarted: mode });
});
process.send({ url: postgres.url });
