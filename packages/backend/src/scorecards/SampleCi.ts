import type { EntityFacts } from '@callboard/backstage-plugin-scorecards-node';
import { randomOf } from '../builds/history/random';
import { readingOf } from './readings';
import type { Samples, SampleValue } from './readSamples';

const WEEK = 7;

/** What pipelines said: as now, but for findings that come and go, and lines that were covered by and by. */
export class SampleCi {
  readonly #ci: Samples['ci'];

  constructor({ ci }: Pick<Samples, 'ci'>) {
    this.#ci = ci;
  }

  /** @param days - before now */
  facts(now: number, days: number): EntityFacts[] {
    return Object.entries(this.#ci).map(([entityRef, facts]) => ({
      entityRef,
      facts: Object.fromEntries(
        Object.entries(facts).map(([name, value]) => [
          name,
          readingOf(name, then(entityRef, { name, value, days }), now),
        ]),
      ),
    }));
  }
}

/** The last scan before a moment: they come once a week. */
const scanBefore = (last: number, days: number) =>
  days <= last ? last : last + Math.ceil((days - last) / WEEK) * WEEK;

function then(
  entityRef: string,
  { name, value, days }: { name: string; value: SampleValue; days: number },
): SampleValue {
  if (typeof value !== 'number' || days === 0) return value;
  const week = Math.ceil(days / WEEK);
  const random = randomOf(entityRef, name);
  switch (name) {
    case 'high-findings':
      return value + Math.floor(randomOf(entityRef, name, week).between(0, 3));
    case 'lines-covered':
      return Math.max(5, Math.round(value - week * random.between(-0.2, 1)));
    case 'secret-scan-at':
      return scanBefore(value, days);
    default:
      return value;
  }
}
