import type { NewOverride } from '@callboard/backstage-plugin-oncall-common';
import { weekly } from '../__testUtils__/version';
import { keptSchedule } from '../__testUtils__/whoWorld';
import type { KeptSchedule } from '../database/ScheduleStore';
import { toNewOverride } from './newOverride';
import { toNewVersion } from './newVersion';

const HOUR = 3_600_000;
const NOW = new Date('2026-11-26T10:00:00Z');
const inHours = (hours: number) => new Date(NOW.getTime() + hours * HOUR);

const schedule = (more: Partial<KeptSchedule> = {}): KeptSchedule => ({
  ...keptSchedule('s1', 'ledger', weekly('ana')),
  ...more,
});

/** One an hour from then on. */
const versionsFrom = (hours: number, length: number) => {
  const [first] = schedule().versions;
  return [
    first,
    ...Array.from({ length }, (_, at) => ({
      ...first,
      number: at + 2,
      effectiveAt: inHours(hours + at),
    })),
  ];
};

const hour = (hours: number): NewOverride => ({
  kind: 'add',
  startsAt: inHours(hours).toISOString(),
  endsAt: inHours(hours + 1).toISOString(),
  userRefs: ['user:default/ben'],
});

const overridesFrom = (hours: number, length: number) =>
  Array.from({ length }, (_, at) => ({
    override: { ...hour(hours + at), id: `o${at}` } as never,
    startsAt: inHours(hours + at),
    endsAt: inHours(hours + at + 1),
    createdBy: 'user:default/ana',
    createdAt: NOW,
  }));

describe('what a schedule has room for', () => {
  const save = (versions: KeptSchedule['versions']) => () =>
    toNewVersion(
      { ...weekly('ben'), effectiveFrom: inHours(24_000).toISOString() },
      { schedule: schedule({ versions }), now: NOW },
    );
  const add = (overrides: KeptSchedule['overrides']) => () =>
    toNewOverride(hour(24_000), schedule({ overrides }), NOW);

  it('is not used up by what is over', () => {
    expect(save(versionsFrom(-6_000, 6_000))).not.toThrow();
    expect(add(overridesFrom(-6_000, 6_000))).not.toThrow();
  });

  it('is used up by what is ahead, and says what to do', () => {
    expect(save(versionsFrom(1, 500))).toThrow(
      /^version.effectiveFrom: 500 versions are to come already; let this/,
    );
    expect(add(overridesFrom(1, 5_000))).toThrow(
      /5000 overrides ahead already; put what repeats into a version/,
    );
  });
});
