import type {
  OnCallPerson,
  OnCallShift,
  ScheduleSummary,
} from '@callboard/backstage-plugin-oncall-common';

const HOUR = 3_600_000;

/** A person of the catalog, by name; those whom the samples know can be called. */
export function personOf(
  title: string,
  difference: Partial<OnCallPerson> = {},
): OnCallPerson {
  return {
    entityRef: `user:default/${title.toLowerCase().replace(' ', '.')}`,
    title,
    known: true,
    channels: [
      { kind: 'phone', label: '+49 30 901820', href: 'tel:+4930901820' },
    ],
    ...difference,
  };
}

/** A shift around or after now. */
export function shiftOf(
  people: string[],
  hours: { from: number; to: number },
  difference: Partial<OnCallShift> = {},
): OnCallShift {
  const now = Date.now();
  return {
    startsAt: new Date(now + hours.from * HOUR).toISOString(),
    endsAt: new Date(now + hours.to * HOUR).toISOString(),
    people: people.map(title => personOf(title)),
    overridden: false,
    ...difference,
  };
}

/** A schedule of Ledger in which Dana Roth is on call, and Chen Li is next. */
export function summaryOf(
  difference: Partial<ScheduleSummary> = {},
): ScheduleSummary {
  return {
    id: 'ledger-primary',
    name: 'Ledger primary',
    team: { entityRef: 'group:default/ledger', title: 'Ledger' },
    level: 1,
    timeZone: 'Europe/Berlin',
    now: shiftOf(['Dana Roth'], { from: -2, to: 6 }),
    next: shiftOf(['Chen Li'], { from: 6, to: 30 }),
    gapCount: 0,
    ...difference,
  };
}
