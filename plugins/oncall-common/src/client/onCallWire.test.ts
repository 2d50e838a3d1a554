import type { OnCallByRefs, OnCallShift } from '../types';
import { packOnCall, unpackOnCall } from './onCallWire';

const shift = (name: string): OnCallShift => ({
  startsAt: '2026-11-30T08:00:00.000Z',
  endsAt: '2026-12-07T08:00:00.000Z',
  people: [{ entityRef: name, title: name, known: true, channels: [] }],
  overridden: false,
});
const team = { entityRef: 'group:default/ledger', title: 'Ledger' };
const levels = [
  {
    level: 1,
    schedule: { id: 's1', name: 'Primary', timeZone: 'Europe/Berlin' },
    now: shift('ana'),
    next: shift('ben'),
  },
  {
    level: 2,
    schedule: { id: 's2', name: 'Secondary' },
    next: shift('ben'),
    source: { id: 'pagerduty', title: 'PagerDuty', stale: false },
  },
];
const answers: OnCallByRefs = {
  items: [
    { entityRef: 'component:default/a', title: 'A', team, levels },
    null,
    { entityRef: 'component:default/b', title: 'B', team, levels },
    {
      entityRef: 'component:default/c',
      title: 'C',
      levels: [],
      problem: 'no-owner',
    },
  ],
  asOf: '2026-11-30T08:00:00.000Z',
};

it('tells each schedule once, and is the same when it arrives', () => {
  const packed = packOnCall(answers);
  expect(packed.schedules.map(({ id }) => id)).toEqual(['s1', 's2']);
  expect(packed.items[2]?.levels).toEqual([
    { level: 1, scheduleId: 's1' },
    { level: 2, scheduleId: 's2' },
  ]);
  expect(unpackOnCall(JSON.parse(JSON.stringify(packed)))).toEqual(
    JSON.parse(JSON.stringify(answers)),
  );
});
