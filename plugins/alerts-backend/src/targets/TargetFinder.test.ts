import type { EscalationTarget } from '@callboard/backstage-plugin-alerts-common';
import {
  componentEntity,
  domainEntity,
  fakeClock,
  groupEntity,
  userEntity,
  withRelations,
} from '@internal/test-kit';
import { AlertDirectory } from '../directory/AlertDirectory';
import { FakeOnCall, levelOf } from './__testUtils__/fakeOnCall';
import { TargetFinder, type TargetQuestion } from './TargetFinder';

const LEDGER = 'component:default/ledger';
const MONEY = 'group:default/money';
const user = (name: string) => `user:default/${name}`;
const level = (of: number): EscalationTarget => ({ kind: 'level', level: of });
const schedule = (scheduleId: string): EscalationTarget => ({
  kind: 'schedule',
  scheduleId,
});
const HOUR = 3_600_000;
const { signal } = new AbortController();

const many = Array.from({ length: 120 }, (_, at) => `p${at + 100}`);
const entities = withRelations([
  ...['ana', 'ben', 'eve', ...many].map(name => userEntity({ name })),
  groupEntity({ name: 'money', title: 'Money', members: ['ana', 'ben'] }),
  groupEntity({ name: 'cards', title: 'Cards', members: ['ben', 'eve'] }),
  groupEntity({ name: 'crowd', title: 'Crowd', members: many }),
  groupEntity({ name: 'empty', title: 'Empty' }),
  componentEntity({ name: 'ledger', title: 'Ledger', owner: 'money' }),
  componentEntity({ name: 'tool', title: 'Tool', owner: 'user:eve' }),
  componentEntity({ name: 'bare', title: 'Bare' }),
  domainEntity({ name: 'finance', title: 'Finance', owner: 'money' }),
]);

let onCall: FakeOnCall;
let clock: ReturnType<typeof fakeClock>;
let directory: AlertDirectory;
let finder: TargetFinder;
const warn = jest.fn();
const now = () => clock.now().getTime();

const createFinder = (options: { onCall?: FakeOnCall }) =>
  new TargetFinder({ ...options, directory, logger: { warn }, clock: now });

beforeEach(async () => {
  warn.mockClear();
  onCall = new FakeOnCall();
  clock = fakeClock('2026-11-24T03:00:00Z');
  directory = new AlertDirectory();
  await directory.upsert(entities);
  await directory.notePass({ complete: true });
  finder = createFinder({ onCall });
});

const ask = (
  targets: EscalationTarget[],
  question: Partial<TargetQuestion> = { entityRef: LEDGER },
): TargetQuestion => ({ targets, at: now(), ...question });

/** `ana: level 1`, then the problems. */
async function told(...asked: Parameters<typeof ask>) {
  const { people, problems } = await finder.find(ask(...asked), signal);
  const words = people.map(
    ({ userRef, via }) => `${userRef.slice(user('').length)}: ${via}`,
  );
  return [...words, ...problems];
}

describe('levels', () => {
  it('are those of the entity, which may name schedules of its own', async () => {
    onCall.set(LEDGER, ['1 ana', '1 eve ana', '2 ben']);
    onCall.set(MONEY, ['1 ben']);
    expect(await told([level(1)])).toEqual(['ana: level 1', 'eve: level 1']);
    expect(await told([level(2), level(1)])).toEqual([
      'ben: level 2',
      'ana: level 1',
      'eve: level 1',
    ]);
  });

  it.each<[string, Partial<TargetQuestion>]>([
    ['there is no entity', { teamRef: MONEY }],
    ['the entity has none', { entityRef: LEDGER }],
    [
      'another team answers',
      { entityRef: 'component:default/tool', teamRef: MONEY },
    ],
    ['on-call has none of its kind', { entityRef: 'domain:default/finance' }],
  ])('are those of the team where %s', async (_, question) => {
    onCall.set(LEDGER, []);
    onCall.set('component:default/tool', []);
    onCall.set(MONEY, ['1 ben']);
    expect(await told([level(1)], question)).toEqual(['ben: level 1']);
    expect(onCall.asked[0].entityRefs).not.toContain('domain:default/finance');
  });

  it.each([
    ['component:default/tool', MONEY, 'ben'],
    [LEDGER, 'group:default/cards', 'eve'],
    [LEDGER, MONEY, 'ana'],
    // Nobody owns it: that another team answers says nothing of its schedules.
    ['component:default/bare', MONEY, 'ana'],
  ])(
    'of %s, for which %s answers, reach %s',
    async (entityRef, teamRef, expected) => {
      for (const ref of ['tool', 'ledger', 'bare']) {
        onCall.set(`component:default/${ref}`, ['1 ana']);
      }
      onCall.set(MONEY, ['1 ben']);
      onCall.set('group:default/cards', ['1 eve']);
      expect(await told([level(1)], { entityRef, teamRef })).toEqual([
        `${expected}: level 1`,
      ]);
    },
  );

  it.each([
    [['1'], undefined, 'Nobody is on call at level 1 of Ledger'],
    [['1'], 'a gap', 'Nobody is on call at level 1 of Ledger: a gap'],
    [[], 'no schedule', 'Nobody is on call at level 1 of Ledger: no schedule'],
    [
      ['2 ana'],
      undefined,
      'Nobody is on call at level 1 of Ledger: there is no such level',
    ],
    [
      ['1 gone'],
      undefined,
      'Nobody is on call at level 1 of Ledger: who was has left the catalog',
    ],
  ])('reach nobody of %p (%s)', async (levels, reason, problem) => {
    onCall.set(LEDGER, levels, reason);
    expect(await told([level(1)])).toEqual([problem]);
  });

  it('reach the person who answers, where there is no team', async () => {
    const question = { entityRef: 'component:default/tool' };
    onCall.set(question.entityRef, [], 'The owner is a person');
    expect(await told([level(1)], question)).toEqual(['eve: eve']);
    expect(await told([level(1)], { teamRef: user('eve') })).toEqual([
      'eve: eve',
    ]);
  });

  it('reach nobody where nobody answers', async () => {
    expect(await told([level(1)], {})).toEqual([
      'No team answers for the alert: nobody is at level 1',
    ]);
    const bare = { entityRef: 'component:default/bare' };
    onCall.set(bare.entityRef, [], 'Bare has no owner');
    expect(await told([level(1)], bare)).toEqual([
      'Nobody is on call at level 1 of Bare: Bare has no owner',
    ]);
  });
});

describe('other targets', () => {
  beforeEach(() => {
    onCall.schedules = {
      one: { ...levelOf('1 ana @Europe/Madrid'), scheduleName: 'Nights' },
      none: levelOf('2'),
      left: levelOf('3 gone'),
    };
  });

  it.each<[EscalationTarget, string[]]>([
    [schedule('one'), ['ana: Nights']],
    [schedule('none'), ['Nobody is on call by Schedule 2']],
    [schedule('left'), ['Nobody is on call by Schedule 3']],
    [schedule('no'), ['There is no schedule no']],
    [schedule('__proto__'), ['There is no schedule __proto__']],
    [{ kind: 'person', userRef: user('eve') }, ['eve: by name']],
    [{ kind: 'person', userRef: user('gone') }, ['gone is not in the catalog']],
    [{ kind: 'person', userRef: MONEY }, ['Money is not in the catalog']],
    [{ kind: 'group', groupRef: MONEY }, ['ana: Money', 'ben: Money']],
    [
      { kind: 'group', groupRef: 'group:default/empty' },
      ['Nobody is a member of Empty'],
    ],
    [
      { kind: 'group', groupRef: 'group:default/no' },
      ['The group no is not in the catalog'],
    ],
    [{ kind: 'team' }, ['ana: Money', 'ben: Money']],
  ])('%j', async (target, expected) => {
    expect(await told([target])).toEqual(expected);
  });

  it.each<[Partial<TargetQuestion>, string[]]>([
    [
      { entityRef: LEDGER, teamRef: 'group:default/cards' },
      ['ben: Cards', 'eve: Cards'],
    ],
    [{ entityRef: 'component:default/tool' }, ['eve: eve']],
    [{ teamRef: 'group:default/empty' }, ['Nobody is a member of Empty']],
    [{ teamRef: user('gone') }, ['gone is not in the catalog']],
    [{}, ['No team answers for the alert']],
  ])('all of the team of %j', async (question, expected) => {
    expect(await told([{ kind: 'team' }], question)).toEqual(expected);
  });

  it('page each person once, by what comes first', async () => {
    const targets: EscalationTarget[] = [
      { kind: 'person', userRef: user('ben') },
      schedule('one'),
      { kind: 'team' },
      { kind: 'group', groupRef: 'group:default/cards' },
    ];
    expect(await told(targets)).toEqual([
      'ben: by name',
      'ana: Nights',
      'eve: Cards',
    ]);
  });

  it('are channels, each once, without a question to on-call', async () => {
    const targets: EscalationTarget[] = ['b', 'a', 'b'].map(channel => ({
      kind: 'channel',
      channel,
    }));
    const found = await finder.find(ask(targets), signal);
    expect(found).toEqual({
      people: [],
      channels: ['b', 'a'],
      problems: [],
      timeZone: undefined,
    });
    expect(onCall.asked).toEqual([]);
  });

  it('page a hundred people, and say of how many', async () => {
    const targets: EscalationTarget[] = [
      { kind: 'person', userRef: user('ana') },
      { kind: 'group', groupRef: 'group:default/crowd' },
    ];
    const { people, problems } = await finder.find(ask(targets), signal);
    expect(people).toHaveLength(100);
    expect(people[0].userRef).toBe(user('ana'));
    expect(problems).toEqual(['Only 100 of 121 people are paged']);
  });

  it('say in which zone the first schedule is', async () => {
    onCall.set(LEDGER, ['2 ben @Asia/Tokyo', '1 ana', '1 @Europe/Berlin']);
    const zone = async (...targets: EscalationTarget[]) =>
      (await finder.find(ask(targets), signal)).timeZone;
    expect(await zone(level(2))).toBe('Europe/Berlin');
    expect(await zone(schedule('one'), level(2))).toBe('Europe/Madrid');
    expect(await zone({ kind: 'team' })).toBeUndefined();
  });

  it('may be of a kind that is not known yet', async () => {
    const later: { kind: 'team' } = JSON.parse('{"kind":"later"}');
    expect(await told([later])).toEqual([
      'A target of the policy is of an unknown kind',
    ]);
  });
});

describe('many alerts', () => {
  it('are one question to on-call, and a question for each schedule', async () => {
    onCall.set(LEDGER, ['1 ana']);
    onCall.set(MONEY, ['1 ben']);
    onCall.schedules = { one: levelOf('1 eve') };
    const questions = Array.from({ length: 200 }, (_, at) =>
      at % 2 === 0
        ? ask([level(1), schedule('one')])
        : ask([level(1)], { teamRef: MONEY }),
    );
    const found = await finder.findMany(questions, signal);
    expect(found).toHaveLength(200);
    found.forEach(({ people }, at) =>
      expect(people.map(({ userRef }) => userRef)).toEqual(
        at % 2 === 0 ? [user('ana'), user('eve')] : [user('ben')],
      ),
    );
    expect(onCall.asked).toEqual([
      { entityRefs: [LEDGER, MONEY], at: undefined },
    ]);
    expect(onCall.askedSchedules).toEqual(['one']);
    expect(await finder.findMany([], signal)).toEqual([]);
  });

  it('are asked about in parts of a thousand', async () => {
    const refs = Array.from({ length: 2_500 }, (_, at) => `api:default/a${at}`);
    for (const ref of refs) onCall.set(ref, ['1 ana']);
    const found = await finder.findMany(
      refs.map(entityRef => ask([level(1)], { entityRef })),
      signal,
    );
    expect(found.every(({ people }) => people.length === 1)).toBe(true);
    const sizes = onCall.asked.map(({ entityRefs }) => entityRefs.length);
    expect(sizes).toEqual([1_000, 1_000, 500]);
  });
});

describe('a look ahead', () => {
  it('asks about its time, and neither keeps what is said nor goes by what was', async () => {
    onCall.set(LEDGER, ['1 eve']);
    const at = now() + HOUR;
    const look = () => finder.previewAt({ ...ask([level(1)]), at }, signal);
    expect((await look()).people).toEqual([
      { userRef: user('eve'), via: 'level 1' },
    ]);
    expect(onCall.asked).toEqual([
      { entityRefs: [LEDGER, MONEY], at: '2026-11-24T04:00:00.000Z' },
    ]);
    onCall.mood = 'fails';
    expect(await told([level(1)])).toEqual([
      'ana: Money',
      'ben: Money',
      'On-call does not answer: all members of Money are paged',
    ]);
    onCall.mood = 'answers';
    await told([level(1)]);
    onCall.mood = 'fails';
    expect(await look()).toMatchObject({
      people: [
        { userRef: user('ana'), via: 'Money' },
        { userRef: user('ben'), via: 'Money' },
      ],
      problems: ['On-call does not answer: all members of Money are paged'],
    });
  });
});

describe('the zone of an alert', () => {
  beforeEach(() => {
    onCall.set(LEDGER, ['2 ben @Asia/Tokyo', '1 ana @Europe/Berlin']);
    onCall.set(MONEY, ['1 ana @Europe/Madrid']);
  });

  it('is that of the lowest level, of the entity before its team', async () => {
    expect(await finder.zoneOf({ entityRef: LEDGER }, signal)).toBe(
      'Europe/Berlin',
    );
    expect(await finder.zoneOf({ teamRef: MONEY }, signal)).toBe(
      'Europe/Madrid',
    );
    expect(await finder.zoneOf({}, signal)).toBe('UTC');
    expect(await finder.zoneOf({ teamRef: 'group:default/no' }, signal)).toBe(
      'UTC',
    );
  });

  it('is asked for together, and again after five minutes', async () => {
    const places = [{ entityRef: LEDGER }, {}, { teamRef: MONEY }];
    const zones = ['Europe/Berlin', 'UTC', 'Europe/Madrid'];
    expect(await finder.zonesOf(places, signal)).toEqual(zones);
    onCall.set(LEDGER, ['1 ana @Asia/Tokyo']);
    clock.advance(5 * 60_000 - 1);
    expect(await finder.zonesOf(places, signal)).toEqual(zones);
    expect(onCall.asked).toHaveLength(1);
    clock.advance(1);
    expect(await finder.zoneOf(places[0], signal)).toBe('Asia/Tokyo');
  });

  it('is the last one while on-call fails, and is asked for again soon', async () => {
    await finder.zoneOf({ entityRef: LEDGER }, signal);
    onCall.mood = 'fails';
    clock.advance(HOUR);
    expect(await finder.zoneOf({ entityRef: LEDGER }, signal)).toBe(
      'Europe/Berlin',
    );
    const cards = { teamRef: 'group:default/cards' };
    expect(await finder.zoneOf(cards, signal)).toBe('UTC');
    onCall.mood = 'answers';
    onCall.set(cards.teamRef, ['1 ben @Asia/Tokyo']);
    expect(await finder.zoneOf(cards, signal)).toBe('UTC');
    clock.advance(30_000);
    expect(await finder.zoneOf(cards, signal)).toBe('Asia/Tokyo');
    expect(await createFinder({}).zoneOf(cards, signal)).toBe('UTC');
  });
});
