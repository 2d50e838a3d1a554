/*
 * Scorecards of 10,000 services with 50 checks over HTTP, on SQLite and PostgreSQL: a CI that pushes facts until a member sees what
 * became of them, a service, pages of the matrix, the overview, and what-ifs, as a member with conditional permissions. The catalog is
 * held in memory; everything else is a portal's.
 *
 * DATABASE=SQLite leaves out the other one.
 */
import type { BenchDatabase } from './lib/benchBackend';
import { eachDatabase } from './lib/eachDatabase';
import { duration, report, withEventLoopDelay } from './lib/report';
import { measurePortal } from './lib/scorecards/measurePortal';
import { startPortal, type Portal } from './lib/scorecards/portal';

async function measure(label: string, database: BenchDatabase) {
  let portal: Portal | undefined;
  const ms = await withEventLoopDelay(
    `scorecards-http.start.event_loop_delay_p99 ${label}`,
    () =>
      duration(async () => {
        portal = await startPortal(database);
      }),
  );
  report({
    metric: `scorecards-http.start until all is followed, collected and judged ${label}`,
    ...{ value: ms / 1_000, unit: 's', n: 1, database: label },
  });
  try {
    await measurePortal({ portal: portal!, label });
  } finally {
    await portal!.stop();
  }
}

export const run = () => eachDatabase(measure);
