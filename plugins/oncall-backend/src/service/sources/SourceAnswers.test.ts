import type {
  OncallSource,
  OncallSourceLevel,
} from '@callboard/backstage-plugin-oncall-node';
import type { KeptSource, SourceStore } from '../../database/SourceStore';
import { Directory } from '../Directory';
import { Naming } from '../Naming';
import { SourceAnswers } from './SourceAnswers';
import { SourceBook } from './SourceBook';

const HOUR = 3_600_000;
const READ_AT = Date.UTC(2026, 10, 30, 8);
const iso = (hours: number) => new Date(READ_AT + hours * HOUR).toISOString();
const named = { sourceId: 'pager', key: 'k' };
const source = {
  id: 'pager',
  title: 'Pager',
  refresh: { minutes: 2 },
} as OncallSource;

const shift = (name: string, from: number, to: number) => ({
  startsAt: iso(from),
  endsAt: iso(to),
  people: [{ name }],
});
const level = (...shifts: OncallSourceLevel['shifts']): OncallSourceLevel => ({
  level: 1,
  name: 'Primary',
  shifts,
});

async function setup(
  levels: OncallSourceLevel[],
  hoursLater: number,
  problem?: string,
) {
  const kept: KeptSource = {
    revision: 1,
    problem,
    keys: [{ key: 'k', planId: 'p' }],
    plans: [
      {
        id: 'p',
        knownFrom: new Date(READ_AT),
        knownUntil: new Date(READ_AT + 48 * HOUR),
        readAt: new Date(READ_AT),
        levelsJson: JSON.stringify(levels),
      },
    ],
  };
  const store: Pick<SourceStore, 'read' | 'readRevision'> = {
    readRevision: async () => 1,
    read: async () => kept,
  };
  const book = new SourceBook({
    store: store as SourceStore,
    sources: [source],
  });
  await book.load();
  const directory = new Directory({ scheduleKeys: [] });
  const answers = new SourceAnswers({
    directory,
    book,
    sources: [source],
    clock: () => READ_AT + hoursLater * HOUR,
  });
  const naming = new Naming(directory, () => true);
  return (at?: number) =>
    answers.answer(
      named,
      naming,
      at === undefined ? undefined : READ_AT + at * HOUR,
    );
}

const week = [level(shift('Ana', -1, 24), shift('Ben', 24, 48))];
const nameOf = (answer: {
  levels: { now?: { people: { title: string }[] } }[];
}) => answer.levels[0]?.now?.people[0].title;

it('goes with the plan as time goes on, and says how old it is', async () => {
  const early = (await setup(week, 0.05))();
  expect(nameOf(early)).toBe('Ana');
  expect(early.levels[0].source).toEqual({
    id: 'pager',
    title: 'Pager',
    url: undefined,
    readAt: iso(0),
    stale: false,
    problem: undefined,
  });
  const late = (await setup(week, 25, 'It answered 500'))();
  expect(nameOf(late)).toBe('Ben');
  expect(late.levels[0].source).toMatchObject({
    stale: true,
    problem: 'It answered 500',
  });
  expect(late.problem).toBeUndefined();
});

it.each([
  ['three refreshes old', 0.1, false],
  ['older', 0.11, true],
])('calls stale what is %s', async (_, hours, stale) => {
  const { levels } = (await setup(week, hours))();
  expect(levels[0].source?.stale).toBe(stale);
});

it('says the last known beyond the end of what was known', async () => {
  const answer = (await setup(week, 24 * 10))();
  expect(nameOf(answer)).toBe('Ben');
  expect(answer.problem).toBeUndefined();
});

it('says that nobody is on call only while it hears from the source', async () => {
  const gap = [level(shift('Ana', 5, 24))];
  expect((await setup(gap, 0))()).toMatchObject({
    problem: 'nobody-now',
    reason: `Nobody is on call by Pager until ${iso(5)}; mend it there`,
    levels: [{ next: { people: [{ title: 'Ana' }] } }],
  });
  expect((await setup(gap, 3))()).toMatchObject({
    problem: 'source-silent',
    reason: expect.stringMatching(/^Pager was last read at/),
  });
});

it('answers for other times within what is known only', async () => {
  const ask = await setup(week, 0);
  expect(nameOf(ask(30))).toBe('Ben');
  for (const hours of [-1, 48]) {
    expect(ask(hours)).toMatchObject({
      levels: [],
      problem: 'source-silent',
      reason: expect.stringMatching(/is known from .* until .* only/),
    });
  }
});

it('has a word for those who are always on call', async () => {
  const answer = (await setup([level({ people: [{ name: 'Ana' }] })], 1))();
  expect(answer.levels[0].now).toMatchObject({
    startsAt: '1970-01-01T00:00:00.000Z',
    endsAt: '9999-12-31T23:59:59.999Z',
    people: [{ title: 'Ana', known: false }],
  });
});
