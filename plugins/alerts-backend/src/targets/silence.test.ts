import type { EscalationTarget } from '@callboard/backstage-plugin-alerts-common';
import {
  componentEntity,
  fakeClock,
  groupEntity,
  userEntity,
  withRelations,
} from '@internal/test-kit';
import { AlertDirectory } from '../directory/AlertDirectory';
import { FakeOnCall, levelOf } from './__testUtils__/fakeOnCall';
import { TargetFinder } from './TargetFinder';

const LEDGER = 'component:default/ledger';
const MONEY = 'group:default/money';
const user = (name: string) => `user:default/${name}`;
const HOUR = 3_600_000;
const levelOne: EscalationTarget = { kind: 'level', level: 1 };
const nights: EscalationTarget = { kind: 'schedule', scheduleId: 'nights' };
const everybody = [user('ana'), user('ben')];
const never = new AbortController().signal;

let onCall: FakeOnCall;
let clock: ReturnType<typeof fakeClock>;
let directory: AlertDirectory;
const warn = jest.fn();
const now = () => clock.now().getTime();

const createFinder = (options: { onCall?: FakeOnCall }) =>
  new TargetFinder({ ...options, directory, logger: { warn }, clock: now });
let finder: TargetFinder;

beforeEach(async () => {
  warn.mockClear();
  onCall = new FakeOnCall();
  clock = fakeClock('2026-11-24T03:00:00Z');
  directory = new AlertDirectory();
  await directory.upsert(
    withRelations([
      ...['ana', 'ben', 'eve'].map(name => userEntity({ name })),
      groupEntity({ name: 'money', title: 'Money', members: ['ana', 'ben'] }),
      groupEntity({ name: 'empty', title: 'Empty' }),
      componentEntity({ name: 'ledger', title: 'Ledger', owner: 'money' }),
    ]),
  );
  await directory.notePass({ complete: true });
  finder = createFinder({ onCall });
  onCall.set(LEDGER, ['1 eve', '2']);
  onCall.schedules = {
    nights: { ...levelOf('1 eve'), scheduleName: 'Nights' },
  };
});

afterEach(() => jest.useRealTimers());

async function find(
  targets: EscalationTarget[] = [levelOne],
  signal: AbortSignal = never,
) {
  const question = { targets, entityRef: LEDGER, at: now() };
  const { people, problems } = await finder.find(question, signal);
  return { refs: people.map(({ userRef }) => userRef), problems };
}

const all = (why: string) => ({
  refs: everybody,
  problems: [`${why}: all members of Money are paged`],
});

describe.each(['fails', 'throws'] as const)('on-call that %s', mood => {
  it.each([
    ['level', levelOne],
    ['schedule', nights],
  ])('leaves all members of the team (%s)', async (_, target) => {
    onCall.mood = mood;
    expect(await find([target])).toEqual(all('On-call does not answer'));
  });

  it.each([
    ['level', levelOne],
    ['schedule', nights],
  ])('leaves whom it named last, for a day (%s)', async (_, target) => {
    expect(await find([target])).toEqual({ refs: [user('eve')], problems: [] });
    onCall.mood = mood;
    clock.advance(24 * HOUR);
    expect(await find([target])).toEqual({
      refs: [user('eve')],
      problems: [
        'On-call does not answer: who it named at 2026-11-24T03:00:00.000Z is paged',
      ],
    });
    clock.advance(1);
    expect(await find([target])).toEqual(all('On-call does not answer'));
    onCall.mood = 'answers';
    expect(await find([target])).toEqual({ refs: [user('eve')], problems: [] });
  });
});

describe('what was said last', () => {
  it.each<[string, EscalationTarget]>([
    ['a level that had nobody', { kind: 'level', level: 2 }],
    ['a level of whom all left the catalog', levelOne],
    ['a schedule of whom all left the catalog', nights],
  ])('does not make it nobody: %s', async (_, target) => {
    await find([target]);
    await directory.remove([user('eve')]);
    onCall.mood = 'fails';
    expect(await find([target])).toEqual(all('On-call does not answer'));
  });

  it('is that there is no such level', async () => {
    await find();
    onCall.mood = 'fails';
    expect(await find([{ kind: 'level', level: 3 }])).toEqual({
      refs: [],
      problems: [
        'Nobody is on call at level 3 of Ledger: there is no such level',
      ],
    });
  });

  it('is not kept of a schedule that was deleted', async () => {
    await find([nights]);
    onCall.schedules = {};
    expect((await find([nights])).refs).toEqual([]);
    onCall.mood = 'fails';
    expect(await find([nights])).toEqual(all('On-call does not answer'));
  });
});

it('leaves all members where there is no on-call', async () => {
  finder = createFinder({});
  expect(await find()).toEqual(all('On-call is not installed'));
  expect(await find([nights])).toEqual(all('On-call is not installed'));
  expect(warn).not.toHaveBeenCalled();
});

it('tells both where nobody is in the team either', async () => {
  onCall.mood = 'fails';
  const question = { targets: [levelOne], at: now() };
  const empty = { ...question, teamRef: 'group:default/empty' };
  expect((await finder.find(empty, never)).problems).toEqual([
    'Nobody is a member of Empty',
    'On-call does not answer',
  ]);
  const lost = { ...question, entityRef: 'component:default/no' };
  expect((await finder.find(lost, never)).problems).toEqual([
    'On-call does not answer, and no team answers for the alert',
  ]);
});

it('has the last word count of an entity that on-call does not know, as after its start', async () => {
  const { answers } = onCall;
  onCall.answers = {};
  expect(await find()).toEqual(all('On-call does not know Ledger'));
  onCall.answers = answers;
  await find();
  onCall.answers = {};
  expect(await find()).toEqual({
    refs: [user('eve')],
    problems: [
      'On-call says nothing: who it named at 2026-11-24T03:00:00.000Z is paged',
    ],
  });
  onCall.set(MONEY, ['1 ben']);
  expect(await find()).toEqual({ refs: [user('ben')], problems: [] });
  finder = createFinder({ onCall });
  onCall.set(MONEY, [], 'no schedule');
  // Ledger may name a schedule of its own.
  expect(await find()).toEqual(all('On-call does not know Ledger'));
});

it('warns once a minute, without names', async () => {
  onCall.mood = 'fails';
  await find();
  clock.advance(59_999);
  await find([nights, levelOne]);
  expect(warn).toHaveBeenCalledTimes(1);
  clock.advance(1);
  onCall.mood = 'throws';
  await find();
  expect(warn.mock.calls).toEqual([
    [expect.stringContaining('does not answer (Error)')],
    [expect.stringContaining('does not answer (TypeError)')],
  ]);
  expect(JSON.stringify(warn.mock.calls)).not.toMatch(/ana|ledger/i);
});

describe('on-call that hangs', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    onCall.mood = 'hangs';
  });

  /** Whether it is done after so many milliseconds. */
  async function isDone(work: Promise<unknown>, afterMs: number) {
    const settled = jest.fn();
    work.then(settled, settled);
    await jest.advanceTimersByTimeAsync(afterMs);
    return settled.mock.calls.length > 0;
  }

  it('is waited for five seconds, however much is asked', async () => {
    const schedules = Array.from(
      { length: 30 },
      (_, at): EscalationTarget => ({
        kind: 'schedule',
        scheduleId: `s${at}`,
      }),
    );
    const work = find([levelOne, ...schedules]);
    expect(await isDone(work, 4_999)).toBe(false);
    expect(await isDone(work, 1)).toBe(true);
    expect((await work).refs).toEqual(everybody);
    expect(warn).toHaveBeenCalledTimes(1);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('does not hold up what is said of others', async () => {
    jest
      .spyOn(onCall, 'getSchedule')
      .mockImplementation(async () => onCall.schedules.nights);
    const work = find([levelOne, nights]);
    await jest.advanceTimersByTimeAsync(5_000);
    expect((await work).refs).toEqual([...everybody, user('eve')]);
  });

  it('is not waited for again for half a minute, by pages and looks ahead', async () => {
    onCall.mood = 'answers';
    await find();
    onCall.mood = 'hangs';
    const first = find();
    await jest.advanceTimersByTimeAsync(5_000);
    expect((await first).refs).toEqual([user('eve')]);
    expect(onCall.asked).toHaveLength(2);
    clock.advance(29_999);
    // Whom it named last; of another time that says nothing.
    expect(await find()).toEqual({
      refs: [user('eve')],
      problems: [
        'On-call does not answer: who it named at 2026-11-24T03:00:00.000Z is paged',
      ],
    });
    const look = () =>
      finder.previewAt(
        { targets: [levelOne], entityRef: LEDGER, at: now() + HOUR },
        never,
      );
    expect((await look()).people).toHaveLength(2);
    expect(onCall.asked).toHaveLength(2);
    clock.advance(1);
    onCall.mood = 'answers';
    expect((await look()).people).toEqual([
      { userRef: user('eve'), via: 'level 1' },
    ]);
    onCall.mood = 'hangs';
    // It has answered since: who is to be paged is worth the wait.
    const page = find();
    await jest.advanceTimersByTimeAsync(5_000);
    expect((await page).refs).toEqual([user('eve')]);
    expect(onCall.asked).toHaveLength(4);
  });

  it('is asked at once who is to be paged after a look ahead was too slow', async () => {
    const at = now() + HOUR;
    const question = { targets: [levelOne], entityRef: LEDGER, at };
    const look = finder.previewAt(question, never);
    await jest.advanceTimersByTimeAsync(5_000);
    expect((await look).people).toHaveLength(2);
    onCall.mood = 'answers';
    expect(await find()).toEqual({ refs: [user('eve')], problems: [] });
  });

  it('pages nobody for who no longer asks', async () => {
    const controller = new AbortController();
    const work = find([levelOne], controller.signal);
    await jest.advanceTimersByTimeAsync(1_000);
    controller.abort(new Error('over'));
    await expect(work).rejects.toThrow('over');
    await expect(find([levelOne], controller.signal)).rejects.toThrow('over');
    expect(warn).not.toHaveBeenCalled();
    expect(jest.getTimerCount()).toBe(0);
  });
});
