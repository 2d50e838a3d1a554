import { FakeOncallApi } from '../src/__testUtils__/FakeOncallApi';
import { answerOf, levelOf, shiftOf } from '../src/__testUtils__/renderCard';
import {
  ana,
  chen,
  dana,
  ledger,
  personOf,
  scheduleOf,
  weeklyLayer,
} from '../src/__testUtils__/schedules';

const reachable = personOf('Ana Ruiz', {
  channels: [
    { kind: 'phone', label: '+49 30 1234', href: 'tel:+49301234' },
    { kind: 'chat', label: '@ana', href: 'https://chat.example.com/ana' },
    { kind: 'email', label: 'ana@example.com', href: 'mailto:ana@example.com' },
  ],
});

const schedule = scheduleOf([
  weeklyLayer([dana, ana], {
    id: 'nights',
    name: 'Nights',
    priority: 1,
    restrictions: [
      {
        kind: 'daily',
        startTime: '18:00',
        endTime: '09:00',
        weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      },
    ],
  }),
  weeklyLayer([dana, chen, ana]),
]);

/** Entities of the gallery, by what their card shows. */
export const samples = [
  answerOf(
    [
      levelOf(1, {
        now: shiftOf([reachable], -3, 5),
        next: shiftOf([chen], 5, 29),
      }),
      levelOf(2, { now: shiftOf([chen], -3, 50) }),
      levelOf(3, { now: shiftOf([dana], -3, 50) }),
    ],
    { entityRef: 'component:default/covered' },
  ),
  answerOf(
    [
      levelOf(1, { next: shiftOf([ana], 9, 20) }),
      levelOf(2, {
        now: shiftOf([chen], -1, 4, { overridden: true }),
        next: shiftOf([ana], 6, 9),
      }),
    ],
    { entityRef: 'component:default/second-level' },
  ),
  answerOf([levelOf(1, { next: shiftOf([ana], 3, 9) })], {
    entityRef: 'component:default/nobody',
    problem: 'nobody-now',
    reason: 'Nobody is on call on Ledger level 1; add an override',
  }),
  answerOf([], {
    entityRef: 'component:default/no-schedule',
    problem: 'no-schedule',
    reason: 'Ledger has no schedule; a member can make one',
  }),
];

/** A team with two schedules. */
export class SampleApi extends FakeOncallApi {
  schedule = schedule;
  answers = samples;
  shifts = [-3, 45, 200].map((from, at) => ({
    ...shiftOf([dana], from, from + 12, { overridden: at === 1 }),
    schedule: { id: 's1', name: 'Ledger primary', level: 1 },
    team: ledger,
    ...(at === 1 && {
      moved: { by: ana, at: '2026-11-12T09:00:00Z', from: [chen] },
    }),
  }));
  schedules = [
    { ...schedule, gapCount: 2, firstGap: shiftOf([], 50, 52) },
    {
      ...schedule,
      id: 's2',
      name: 'Ledger backup',
      team: ledger,
      level: 2,
      now: undefined,
      next: shiftOf([chen], 5, 9),
    },
  ];
}
