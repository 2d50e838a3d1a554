import {
  WITHOUT_END,
  type OnCallLevel,
  type OnCallPerson,
  type OnCallShift,
  type Schedule,
  type ScheduleVersion,
} from '@callboard/backstage-plugin-oncall-common';

/** A Monday in winter: the week of `ana` begins, by {@link weekly}. */
export const HANDOFF = Date.UTC(2026, 10, 30, 8);
export const HOUR = 3_600_000;
export const WEEK = 168 * HOUR;
export const iso = (instant: number) => new Date(instant).toISOString();

export const person = (
  name: string,
  rest: Partial<OnCallPerson> = {},
): OnCallPerson => ({
  entityRef: `user:default/${name}`,
  title: name,
  known: true,
  channels: [],
  ...rest,
});

/** Of the week that begins at the handoff. */
export const shift = (
  people: OnCallPerson[],
  endsAt = iso(HANDOFF + WEEK),
): OnCallShift => ({
  startsAt: iso(HANDOFF),
  endsAt,
  people,
  overridden: false,
});

export const endless = (people: OnCallPerson[]) => shift(people, WITHOUT_END);

export const levelOf = (
  level: number,
  now: OnCallShift | undefined,
  rest: Partial<OnCallLevel> = {},
): OnCallLevel => ({
  level,
  schedule: { id: `s${level}`, name: `Ledger ${level}`, timeZone: 'UTC' },
  now,
  ...rest,
});

/** Weekly turns in Berlin from the handoff on; before it they count backwards. */
export const weekly = (...names: string[]): ScheduleVersion => ({
  timeZone: 'Europe/Berlin',
  layers: [
    {
      id: 'weekly',
      rotation: {
        unit: 'week',
        startsAt: '2026-11-30T09:00',
        slots: names.map(name => ({
          userRefs: name ? [`user:default/${name}`] : [],
        })),
      },
    },
  ],
});

const ana = { entityRef: 'user:default/ana', title: 'Ana Ruiz' };

/** Ana and Ben by turns, in the week of Ana. */
export const scheduleOf = (rest: Partial<Schedule> = {}): Schedule => ({
  id: 'ledger-primary',
  name: 'Ledger primary',
  team: { entityRef: 'group:default/ledger', title: 'Ledger' },
  level: 1,
  timeZone: 'Europe/Berlin',
  now: shift([person('ana')]),
  next: {
    ...shift([person('ben')], iso(HANDOFF + 2 * WEEK)),
    startsAt: iso(HANDOFF + WEEK),
  },
  gapCount: 0,
  revision: 1,
  versions: [
    {
      ...weekly('ana', 'ben'),
      number: 1,
      createdAt: iso(0),
      createdBy: ana,
    },
  ],
  overrides: [],
  people: [person('ana'), person('ben')],
  zones: [],
  timeZoneDataVersion: '2026c',
  allowed: [],
  ...rest,
});
