import {
  ANA,
  CHEN,
  FRAUD,
  LEDGER,
  MINUTE,
  PAYMENTS,
  T0,
} from '../../database/__testUtils__/alertTables';
import type { AlertRecord, DueRecord } from '../records';
import { bringForward, pageNow, stepToCome } from './escalateNow';
import { addResponders, assignToPerson, assignToTeam } from './hand';
import { route } from './route';
import {
  ana,
  firing,
  had,
  quiet,
  paged,
  nobody,
  policy,
  short,
} from './__testUtils__/acting';

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

  it('is out of its silence then', () => {
    const step = { place: { round: 0, step: 0 }, targets: [] };
    const silenced = firing(quiet('silenced'));
    const change = bringForward(silenced, { ...ana, step });
    expect(change.alert.quiet).toBeUndefined();
    expect(change.cancelSteps).toEqual(['escalate', 'silence-ends']);
    const waits = bringForward(firing(quiet('working-hours')), {
      ...{ ...ana, step },
    });
    expect(waits.cancelSteps).toEqual(['escalate']);
  });
});

describe('page now', () => {
  const what = { what: 'level 2', problems: ['On-call does not answer'] };

  it('pages these, and the policy goes on', () => {
    const change = pageNow(firing(), { ...ana, ...paged, ...what });
    expect(change).toMatchObject(paged);
    expect(short(change)).toMatchObject({ cancels: 0, due: [] });
    const silenced = firing(quiet('silenced'));
    expect(pageNow(silenced, { ...ana, ...paged, ...what }).alert).toBe(
      silenced,
    );
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

  it('pages at once what waits for the hours of others', () => {
    const change = route(unrouted(quiet('working-hours')), there);
    expect(short(change)).toMatchObject({
      ...{ quiet: undefined, cancels: 1, stops: true, due: [['escalate', 0]] },
    });
  });

  it('does nothing where it is there', () => {
    expect(route(firing(), there)).toBeUndefined();
    expect(
      route(firing(), { ...there, place: { teamRef: PAYMENTS } }),
    ).toBeDefined();
  });
});
