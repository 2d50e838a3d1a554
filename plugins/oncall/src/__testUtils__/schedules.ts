import {
  runtimeClocks,
  whoIsOnCall,
  zoneTables,
  type Layer,
  type OnCallPerson,
  type Schedule,
  type ScheduleVersion,
} from '@callboard/backstage-plugin-oncall-common';
import { lastMonday } from '../lib/editor/lastMonday';
import { personOf as reachable } from './summaries';

const DAY = 24 * 60 * 60_000;

/** A person of the catalog, by name, without a way to reach them. */
export const personOf = (title: string, change: Partial<OnCallPerson> = {}) =>
  reachable(title, { channels: [], ...change });

export const dana = personOf('Dana Roth');
export const chen = personOf('Chen Li');
export const ana = personOf('Ana Ruiz');

export const ledger = { entityRef: 'group:default/ledger', title: 'Ledger' };

/** Weeks from Monday to Monday, 09:00. */
export const weeklyLayer = (
  people: OnCallPerson[],
  change: Partial<Layer> = {},
): Layer => ({
  id: 'weekly',
  name: 'Weekly',
  rotation: {
    unit: 'week',
    // Some weeks ago, so that turns have been counted for a while.
    startsAt: `${lastMonday(Date.now() - 5 * 7 * DAY)}T09:00`,
    slots: people.map(({ entityRef }) => ({ userRefs: [entityRef] })),
  },
  ...change,
});

/** A schedule as the API answers it. */
export function scheduleOf(
  layers: Layer[],
  change: Partial<Schedule> & { version?: Partial<ScheduleVersion> } = {},
): Schedule {
  const { version, ...rest } = change;
  const now = Date.now();
  const versions = [
    {
      number: 7,
      createdAt: new Date(now - 30 * DAY).toISOString(),
      createdBy: dana,
      timeZone: 'Europe/Berlin',
      layers,
      ...version,
    },
  ];
  const { current, next } = whoIsOnCall(
    { versions },
    now,
    runtimeClocks(now, now + 366 * DAY),
  );
  const shiftOf = (interval: typeof current) =>
    interval && {
      startsAt: new Date(interval.startsAt).toISOString(),
      endsAt: new Date(interval.endsAt).toISOString(),
      people: [dana, chen, ana].filter(({ entityRef }) =>
        interval.userRefs.includes(entityRef),
      ),
      overridden: false,
    };
  return {
    id: 's1',
    name: 'Ledger primary',
    team: ledger,
    level: 1,
    timeZone: 'Europe/Berlin',
    now: shiftOf(current),
    next: shiftOf(next),
    gapCount: 0,
    revision: 12,
    versions,
    overrides: [],
    people: [dana, chen, ana],
    zones: zoneTables({ versions }, now, now + 400 * DAY),
    timeZoneDataVersion: '2026c',
    allowed: ['edit', 'override'],
    ...rest,
  };
}
