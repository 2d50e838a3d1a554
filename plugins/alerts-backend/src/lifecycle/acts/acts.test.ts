import type { AlertAct } from '@callboard/backstage-plugin-alerts-common';
import {
  ANA,
  CHEN,
  FRAUD,
  MINUTE,
  T0,
} from '../../database/__testUtils__/alertTables';
import { TEST_LABEL } from '../pagesNobody';
import type { AlertRecord } from '../records';
import { acknowledge, giveBack } from './acknowledge';
import { bringForward } from './escalateNow';
import { addResponders, assignToPerson, assignToTeam } from './hand';
import { actsNow, mayAct, type Standing } from './mayAct';
import { resolve } from './resolve';
import { route } from './route';
import { snooze } from './snooze';
import { note, tellWhatHelped } from './words';
import {
  DAY,
  ana,
  firing,
  had,
  quiet,
  over,
  paged,
  policy,
  short,
} from './__testUtils__/acting';

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
  const unrouted = had(ANA, { isUnrouted: true });

  it.each([
    ['what one has', had(ANA), back],
    ['what somebody else has snoozed', had(CHEN, quiet('snoozed', CHEN)), back],
    ['what nobody has', firing(), undefined],
    [
      'what nobody answers for',
      had(ANA, { isUnrouted: true, teamRef: undefined }),
      { ...back, due: [] },
    ],
    [
      'a test',
      had(ANA, { labels: { [TEST_LABEL]: 'true' } }),
      { ...back, due: [] },
    ],
    ['what is of the team for what belongs nowhere', unrouted, back],
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
    [
      'who may route what is of others',
      { mayRoute: true },
      ['respond', 'note'],
    ],
    [
      'who may route what nobody answers for',
      { mayRoute: true, isAnswering: true },
      [...most, 'route'],
    ],
    [
      'an administrator who may route',
      { isAdmin: true, mayRoute: true },
      [...most, 'route'],
    ],
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
    for (const act of [...most, 'route'] as AlertAct[]) {
      expect(mayAct(act, standing)).toBe(expected.includes(act));
    }
  });

  it('nobody does anything without being somebody', () => {
    expect(actsNow(firing(), undefined)).toEqual([]);
  });
});
