import type { startBenchBackend } from './benchBackend';
import { duration, durations, report, reportP95 } from './report';

/** Three runs of so many: an address may be read 60 times in 10 minutes. */
const READS = 18;

/** A year of shifts as a calendar program reads it: at first, when all is published, and after that. */
export async function measureCalendars(
  name: string,
  database: string,
  backend: Awaited<ReturnType<typeof startBenchBackend>>,
  { scope, token }: { scope: object; token: string },
): Promise<void> {
  const { url } = await backend.call<{ url: string }>(
    { path: '/calendar-links', body: scope },
    token,
  );
  let events = 0;
  const read = async () => {
    const response = await fetch(url);
    if (!response.ok)
      throw new Error(`The calendar answers ${response.status}`);
    events = (await response.text()).split('BEGIN:VEVENT').length - 1;
  };
  const first = await duration(read);
  report({
    metric: `${name}.first ${database}`,
    value: first,
    unit: 'ms',
    n: events,
    database,
  });
  await reportP95({ metric: `${name}.p95 ${database}`, database }, () =>
    durations(READS, read),
  );
}
