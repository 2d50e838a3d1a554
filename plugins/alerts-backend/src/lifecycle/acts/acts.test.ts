import type { AlertAct } from '@callboard/backstage-plugin-alerts-common';
import {
  alertRecord,
  ANA,
  CHEN,
  FRAUD,
  LEDGER,
  MINUTE,
  PAYMENTS,
  resolvedRecord,
  T0,
} from '../../database/__testUtils__/alertTables';
import type { AlertChange, AlertRecord, DueRecord } from '../records';
import { acknowledge, giveBack } from './acknowledge';
import { bringForward, pageNow, stepToCome } from './escalateNow';
import { addResponders, assignToPerson, assignToTeam } from './hand';
import { actsNow, mayAct, type Standing } from './mayAct';
import { resolve } from './resolve';
import { route } from './route';
import { snooze } from './snooze';
import { note, tellWhatHelped } from './words';

const DAY = 24 * 60 * MINUTE;
const ana = { by: ANA, at: T0 };
const firing = (change: Partial<AlertRecord> = {}) =>
  alertRecord({ id: 'a1', ...change });
const had = (by: string | undefined, change: Partial<AlertRecord> = {}) =>
  firing({
    state: 'acknowledged',
    acknowledged: { at: T0 - MINUTE, by },
    ...change,
  });
const quiet = (
  kind: 'snoozed' | 'silenced' | 'working-hours',
  by?: string,
) => ({
  quiet: { kind, until: T0 + DAY, by },
});
const over = () => resolvedRecord({ id: 'a1' });
const paged = {
  pages: [
    { id: 'p1', alertId: 'a1', userRef: CHEN, via: 'by name', at: T0 },
    { id: 'p2', alertId: 'a1', channel: 'slack', via: 'slack', at: T0 },
  ],
  messages: [
    {
      ...{ id: 'm1', alertId: 'a1', pageId: 'p1', kind: 'page' as const },
      ...{ channel: 'email', dueAt: T0 },
    },
  ],
};
const nobody = { pages: [], messages: [] };
const policy = {
  policy: { id: 'fraud', title: 'Fraud' },
  rules: { steps: [], repeat: 0, repeatAfterMinutes: 1 },
};

/** What matters of a change. */
const short = (change: AlertChange | undefined) =>
  change && {
    state: change.alert.state,
    by: change.alert.acknowledged?.by,
    quiet: change.alert.quiet?.kind,
    cancels: change.cancelSteps?.length ?? 0,
    stops: change.cancelMessages ?? false,
    due: change.due?.map(({ kind, dueAt }) => [kind, dueAt - T0]) ?? [],
    told: change.entries?.map(({ kind }) => kind),
    news: change.news?.map(one => one.news) ?? [],
  };

describe('acknowledge', () => {
  const taken = {
    ...{ state: 'acknowledged', by: ANA, quiet: undefined, cancels: 4 },
    ...{ stops: true, due: [], told: ['acknowledged'] },
    news: ['acknowledged'],
  };

  it.each([
    ['what fires', firing(), taken],
    ['what somebody else has', had(CHEN), taken],
    ['what the source has acknowledged', had(undefined), taken],
    ['what one has', had(ANA), undefined],
    ['what one has snoozed', had(ANA, quiet('snoozed', ANA)), taken],
    ['what is silenced', firing(quiet('silenced')), taken],
  ])('%s', (_, alert, expected) => {
    expect(short(acknowledge(alert, ana))).toEqual(expected);
  });

  it('tells of whom it was taken over', () => {
    expect(acknowledge(had(CHEN), ana)?.entries?.[0].data).toEqual({
      userRefs: [CHEN],
    });
    expect(acknowledge(firing(), ana)?.entries?.[0].data).toEqual({});
  });

  it('ends by itself where the policy says so', () => {
    const { rules } = firing();
    const change = acknowledge(
      firing({ rules: { ...rules, acknowledgedForMinutes: 30 } }),
      ana,
    );
    expect(short(change)?.due).toEqual([['acknowledgement-ends', 30 * MINUTE]]);
    expect(change?.alert.acknowledged?.endsAt).toBe(T0 + 30 * MINUTE);
  });
});

describe('give back', () => {
  const back = {
    ...{ state: 'firing', by: undefined, quiet: undefined, cancels: 4 },
    ...{ stops: false, due: [['escalate', 0]], told: ['unacknowledged'] },
    news: ['unacknowledged'],
  };

  it.each([
    ['what one has', had(ANA), back],
    ['what somebody else has snoozed', had(CHEN, quiet('snoozed', CHEN)), back],
    ['what nobody has', firing(), undefined],
    [
      'what nobody answers for',
      had(ANA, { isUnrouted: true }),
      { ...back, due: [] },
    ],
  ])('%s', (_, alert, expected) => {
    expect(short(giveBack(alert, ana))).toEqual(expected);
  });
});

describe('resolve', () => {
  it('ends an alert with its series', () => {
    const change = resolve(had(CHEN, quiet('snoozed', CHEN)), {
      ...ana,
      helped: 'rolled back',
    });
    expect(short(change)).toEqual({
      ...{ state: 'resolved', by: CHEN, quiet: undefined, cancels: 4 },
      ...{ stops: true, due: [], told: ['resolved', 'helped'] },
      news: ['resolved'],
    });
    expect(change).toMatchObject({
      resolvesInstancesAt: T0,
      alert: {
        firingCount: 0,
        resolved: { at: T0, by: ANA },
        helped: 'rolled back',
      },
    });
  });

  it('changes nothing of what is over but what helped', () => {
    expect(resolve(over(), ana)).toBeUndefined();
    const helped = resolve(over(), { ...ana, helped: 'rolled back' });
    expect(helped?.alert).toMatchObject({
      ...{ helped: 'rolled back', resolved: over().resolved },
    });
    expect(helped?.entries?.map(({ kind }) => kind)).toEqual(['helped']);
    expect(
      resolve(helped?.alert ?? over(), { ...ana, helped: 'rolled back' }),
    ).toBeUndefined();
  });
});

describe('snooze', () => {
  const until = T0 + DAY;

  it.each([
    ['what fires', firing(), ['acknowledged']],
    ['what one has', had(ANA), []],
    ['what somebody else has', had(CHEN), ['acknowledged']],
  ])('%s', (_, alert, news) => {
    expect(short(snooze(alert, { ...ana, until }))).toEqual({
      ...{ state: 'acknowledged', by: ANA, quiet: 'snoozed', cancels: 4 },
      ...{ stops: true, due: [['snooze-ends', DAY]], told: ['snoozed'], news },
    });
  });

  it('does nothing again', () => {
    const snoozed = had(ANA, quiet('snoozed', ANA));
    expect(snooze(snoozed, { ...ana, until })).toBeUndefined();
    expect(snooze(snoozed, { ...ana, until: until + 1 })).toBeDefined();
  });

  it.each([T0, T0 - 1, T0 + 7 * DAY + 1, NaN])(
    'takes %p for no time to come of the next seven days',
    wrong => {
      expect(() => snooze(firing(), { ...ana, until: wrong })).toThrow('until');
    },
  );
});

describe('the step to come', () => {
  const due = (place: Partial<DueRecord>): DueRecord => ({
    ...{ alertId: 'a1', kind: 'escalate', dueAt: T0 + MINUTE, ...place },
  });
  const at = T0;
  const level = (one: number) => [{ kind: 'level', level: one }];
  const { rules } = firing();
  const withFallback = {
    ...rules,
    repeat: 0,
    fallback: { kind: 'team' as const },
  };
  const hours = {
    ...{ weekdays: ['monday' as const], startTime: '09:00', endTime: '10:00' },
    severities: ['error' as const],
  };

  it.each([
    [
      'that waits',
      stepToCome(firing(), { pending: due({ round: 0, step: 1 }), at }),
      { place: { round: 0, step: 1 }, targets: level(2) },
    ],
    [
      'at the beginning',
      stepToCome(firing(), { pending: due({ round: 0 }), at }),
      { place: { round: 0, step: 0 }, targets: level(1) },
    ],
    [
      'whatever the hours',
      stepToCome(firing({ rules: { ...rules, workingHours: hours } }), { at }),
      { place: { round: 0, step: 0 }, targets: level(1) },
    ],
    [
      'after the last one',
      stepToCome(firing(), { last: { round: 0, step: 0 }, at }),
      { place: { round: 0, step: 1 }, targets: level(2) },
    ],
    [
      'of the next round',
      stepToCome(firing(), { last: { round: 0, step: 1 }, at }),
      { place: { round: 1, step: 0 }, targets: level(1) },
    ],
    [
      'when all are over',
      stepToCome(firing(), { last: { round: 1, step: 1 }, at }),
      undefined,
    ],
    [
      'when the fallback waits',
      stepToCome(firing({ rules: withFallback }), { pending: due({}), at }),
      { targets: [{ kind: 'team' }] },
    ],
    [
      'when the fallback is left',
      stepToCome(firing({ rules: withFallback }), {
        ...{ last: { round: 0, step: 1 }, at },
      }),
      { targets: [{ kind: 'team' }] },
    ],
  ])('%s', (_, step, expected) => {
    expect(step).toEqual(expected);
  });

  it('is due now', () => {
    const step = { place: { round: 0, step: 1 }, targets: [] };
    expect(bringForward(firing(), { ...ana, step })).toMatchObject({
      cancelSteps: ['escalate'],
      due: [{ kind: 'escalate', dueAt: T0, round: 0, step: 1 }],
      entries: [{ kind: 'escalated', data: { round: 1, step: 2 } }],
    });
  });
});

describe('page now', () => {
  const what = { what: 'level 2', problems: ['On-call does not answer'] };

  it('pages these, and the policy goes on', () => {
    const change = pageNow(firing(), { ...ana, ...paged, ...what });
    expect(change).toMatchObject(paged);
    expect(short(change)).toMatchObject({ cancels: 0, due: [] });
    expect(change.entries).toEqual([
      {
        ...{ alertId: 'a1', at: T0, kind: 'escalated', actorRef: ANA },
        data: {
          ...{ userRefs: [CHEN], channel: 'slack' },
          text: 'level 2; On-call does not answer',
        },
      },
    ]);
  });

  it('says why nobody is', () => {
    expect(() => pageNow(firing(), { ...ana, ...nobody, ...what })).toThrow(
      'Nobody is paged: On-call does not answer',
    );
  });
});

describe('add, and hand over', () => {
  it('pages responders besides', () => {
    const change = addResponders(had(CHEN), { ...ana, ...paged });
    expect(change).toMatchObject(paged);
    expect(short(change)).toMatchObject({
      ...{ state: 'acknowledged', cancels: 0, told: ['responder-added'] },
    });
    expect(addResponders(firing(), { ...ana, ...nobody })).toBeUndefined();
  });

  it('gives a person time before the rounds begin again', () => {
    const change = assignToPerson(had(ANA, quiet('snoozed', ANA)), {
      ...{ ...ana, ...paged, userRef: CHEN },
    });
    expect(change).toMatchObject(paged);
    expect(short(change)).toEqual({
      ...{ state: 'firing', by: undefined, quiet: undefined, cancels: 4 },
      ...{ stops: true, due: [['escalate', 5 * MINUTE]] },
      ...{ told: ['reassigned'], news: ['escalated'] },
    });
  });

  it('gives it to a team with its policy, where it still belongs to the same', () => {
    const change = assignToTeam(had(CHEN), { ...ana, teamRef: FRAUD, policy });
    expect(short(change)).toMatchObject({
      ...{ state: 'firing', due: [['escalate', 0]], told: ['reassigned'] },
    });
    expect(change?.alert).toMatchObject({
      ...{ teamRef: FRAUD, entityRef: LEDGER, targetKey: LEDGER, ...policy },
    });
    expect(
      assignToTeam(firing(), { ...ana, teamRef: PAYMENTS, policy }),
    ).toBeUndefined();
  });
});

describe('route', () => {
  const unrouted = (change: Partial<AlertRecord> = {}) =>
    firing({
      ...{ entityRef: undefined, teamRef: undefined, isUnrouted: true },
      ...{ targetKey: '', routedBy: 'no label fits', ...change },
    });
  const there = {
    ...{ ...ana, byName: 'Ana Ruiz', policy },
    place: { entityRef: LEDGER, teamRef: PAYMENTS },
  };

  it('gives a place, and pages who answers there', () => {
    const change = route(unrouted(), there);
    expect(change?.alert).toMatchObject({
      ...{ entityRef: LEDGER, teamRef: PAYMENTS, isUnrouted: false },
      ...{ targetKey: LEDGER, routedBy: 'as Ana Ruiz says', ...policy },
    });
    expect(short(change)).toMatchObject({
      ...{ cancels: 1, due: [['escalate', 0]], told: ['routed'] },
    });
    expect(
      route(unrouted(), { ...there, keepsKey: true })?.alert.targetKey,
    ).toBe('');
  });

  it.each([
    [
      'somebody has',
      { ...had(ANA), ...unrouted(), state: 'acknowledged' as const },
    ],
    ['is quiet', unrouted(quiet('silenced'))],
  ])('pages nobody for what %s', (_, alert) => {
    expect(short(route(alert, there))).toMatchObject({ due: [], cancels: 0 });
  });

  it('does nothing where it is there', () => {
    expect(route(firing(), there)).toBeUndefined();
    expect(
      route(firing(), { ...there, place: { teamRef: PAYMENTS } }),
    ).toBeDefined();
  });
});

describe('words', () => {
  it('are added, and what helped is replaced', () => {
    expect(note(over(), { ...ana, text: 'look at disks' }).entries).toEqual([
      {
        ...{ alertId: 'a1', at: T0, kind: 'noted', actorRef: ANA },
        data: { text: 'look at disks' },
      },
    ]);
    const helped = { ...ana, text: 'rolled back' };
    expect(tellWhatHelped(over(), helped)?.alert.helped).toBe('rolled back');
    expect(
      tellWhatHelped({ ...over(), helped: 'rolled back' }, helped),
    ).toBeUndefined();
  });
});

it.each<[string, (alert: AlertRecord) => unknown]>([
  ['acknowledged', alert => acknowledge(alert, ana)],
  ['given back', alert => giveBack(alert, ana)],
  ['snoozed', alert => snooze(alert, { ...ana, until: T0 + DAY })],
  [
    'brought forward',
    alert => bringForward(alert, { ...ana, step: { targets: [] } }),
  ],
  ['added to', alert => addResponders(alert, { ...ana, ...paged })],
  [
    'given to a person',
    alert => assignToPerson(alert, { ...ana, ...paged, userRef: CHEN }),
  ],
  [
    'given to a team',
    alert => assignToTeam(alert, { ...ana, teamRef: FRAUD, policy }),
  ],
  [
    'routed',
    alert => route(alert, { ...ana, place: {}, byName: 'Ana Ruiz', policy }),
  ],
])('what is over is not %s', (_, act) => {
  expect(() => act(over())).toThrow(
    'The alert was resolved at 2026-12-02T02:36:00.000Z',
  );
});

describe('who may do what', () => {
  const stranger: Standing = {
    ...{ isAnswering: false, wasPaged: false, hasPaged: false, isAdmin: false },
    ...{ mayUpdate: true, mayRoute: false },
  };
  const most = [
    ...['acknowledge', 'resolve', 'escalate', 'respond', 'snooze', 'note'],
  ] as AlertAct[];

  it.each<[string, Partial<Standing>, AlertAct[]]>([
    ['a stranger', {}, ['respond', 'note']],
    ['the team', { isAnswering: true }, [...most, 'route']],
    ['who was paged', { wasPaged: true }, most],
    ['an administrator', { isAdmin: true }, most],
    ['who has paged', { hasPaged: true }, ['resolve', 'respond', 'note']],
    ['who may route', { mayRoute: true }, ['respond', 'note', 'route']],
    [
      'the team, where the policy says no',
      { isAnswering: true, wasPaged: true, isAdmin: true, mayUpdate: false },
      [],
    ],
  ])('%s', (_, change, expected) => {
    const standing = { ...stranger, ...change };
    expect(actsNow(firing(), standing)).toEqual(expected);
    expect(actsNow(over(), standing)).toEqual(
      expected.filter(act => act === 'note'),
    );
    for (const act of most) {
      expect(mayAct(act, standing)).toBe(expected.includes(act));
    }
  });

  it('nobody does anything without being somebody', () => {
    expect(actsNow(firing(), undefined)).toEqual([]);
  });
});
