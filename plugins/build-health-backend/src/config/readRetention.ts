import { readDurationFromConfig, type Config } from '@backstage/config';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';
import { InputError } from '@backstage/errors';

/** How long what has come in is kept, in milliseconds. What was worked out of builds, day by day, is kept for ever. */
export interface Retention {
  buildsMs: number;
  jobsMs: number;
  testReportsMs: number;
  /** Deliveries, from when they were worked in. */
  deliveriesMs: number;
  /** Deliveries that were given up, from when they were. */
  deadDeliveriesMs: number;
}

/** A year and a month: a month can be looked at beside the same one of the year before. */
const BUILDS: HumanDuration = { days: 400 };
/** As long as the window that pages show; there are ten times as many jobs as builds. */
const JOBS: HumanDuration = { days: 90 };
const TEST_REPORTS: HumanDuration = { days: 90 };
/** Long enough to know again what a provider sends a second time. */
const DELIVERIES: HumanDuration = { days: 7 };
/** A month to mend what they failed at, and to try them again. */
const DEAD_DELIVERIES_DAYS = 30;

/** Pages list builds of their usual window. */
const LEAST_BUILDS_DAYS = 90;
/** Verdicts on tests are made of reports and lost machines of 60 days. */
const LEAST_VERDICT_DAYS = 60;
/** GitHub sends a delivery again for three days at most; less would be kept twice. */
const LEAST_DELIVERIES_DAYS = 3;

const DAY_MS = 86_400_000;
const PATH = 'buildHealth.retention';

function readMs(
  config: Config | undefined,
  key: string,
  { usual, leastDays }: { usual: HumanDuration; leastDays: number },
): number {
  const duration = config?.has(key)
    ? readDurationFromConfig(config, { key })
    : usual;
  const ms = durationToMilliseconds(duration);
  if (ms < leastDays * DAY_MS) {
    throw new InputError(
      `${PATH}.${key}: give ${leastDays} days or more; figures and verdicts need what is that new`,
    );
  }
  return ms;
}

/**
 * Reads `buildHealth.retention`.
 *
 * @throws InputError with the path and what to mend
 */
export function readRetention(config: Config | undefined): Retention {
  const own = config?.getOptionalConfig('retention');
  const verdicts = { leastDays: LEAST_VERDICT_DAYS };
  const deliveriesMs = readMs(own, 'deliveries', {
    usual: DELIVERIES,
    leastDays: LEAST_DELIVERIES_DAYS,
  });
  const read = {
    buildsMs: readMs(own, 'builds', {
      usual: BUILDS,
      leastDays: LEAST_BUILDS_DAYS,
    }),
    jobsMs: readMs(own, 'jobs', { usual: JOBS, ...verdicts }),
    testReportsMs: readMs(own, 'testReports', {
      usual: TEST_REPORTS,
      ...verdicts,
    }),
    deliveriesMs,
    deadDeliveriesMs: readMs(own, 'deadDeliveries', {
      usual: {
        milliseconds: Math.max(DEAD_DELIVERIES_DAYS * DAY_MS, deliveriesMs),
      },
      leastDays: deliveriesMs / DAY_MS,
    }),
  };
  for (const key of ['jobs', 'testReports'] as const) {
    if (read[`${key}Ms`] > read.buildsMs) {
      throw new InputError(
        `${PATH}.${key}: is longer than ${PATH}.builds, and what it is of would be gone; give at most that`,
      );
    }
  }
  return read;
}
