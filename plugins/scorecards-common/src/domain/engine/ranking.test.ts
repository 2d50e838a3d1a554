import fc from 'fast-check';
import type { CheckState, Scorecard } from '../../types';
import { CHECK_STATES } from '../evaluation/compiled';
import { levelOf, scorecardResult } from './ranking';
import type { Ranking, RankingPlace } from './ranking';
import { countsAs, frozenAs, NEVER, STATE, stateOf, wasOf } from './verdicts';
import { scorecard, START } from './__testUtils__/engines';

const place = (level: number, more: Partial<RankingPlace> = {}) => ({
  level,
  weight: 1,
  countsFrom: -Infinity,
  ...more,
});

const ranking = (
  places: RankingPlace[],
  kind: Scorecard['ranking'] = 'levels',
): Ranking => ({ kind, from: [20, 60, 100], places });

/** P pass, W warn, F fail, U unknown, N not applicable, X exempt, S stale, E error; p, f: frozen as pass, fail; n, x: errors. */
const LETTERS: Record<string, number> = {
  P: STATE.pass,
  W: STATE.warn,
  F: STATE.fail,
  U: STATE.unknown,
  N: STATE.notApplicable,
  X: STATE.exempt,
  S: STATE.stale,
  E: STATE.error,
  p: frozenAs(STATE.stale, STATE.pass),
  f: frozenAs(STATE.stale, STATE.fail),
  n: frozenAs(STATE.stale, STATE.notApplicable),
  w: frozenAs(STATE.error, STATE.warn),
  u: frozenAs(STATE.error, STATE.unknown),
  '-': NEVER,
};

const verdictsOf = (letters: string) =>
  Uint8Array.from(letters, letter => LETTERS[letter]);

describe('levelOf with levels', () => {
  // Two checks of bronze, one of silver, one of gold.
  const four = ranking([place(1), place(1), place(2), place(3)]);

  it.each([
    ['PPPP', 3],
    ['PPPF', 2],
    ['PPFP', 1],
    ['PFPP', 0],
    ['WWWW', 3],
    ['PPUP', 1],
    ['PPSP', 1],
    ['PPEP', 1],
    ['PP-P', 1],
    ['pppp', 3],
    ['ppfp', 1],
    ['wwww', 3],
    ['ppup', 1],
    // What is left out asks nothing: not even of the top.
    ['PNPP', 3],
    ['PPXP', 3],
    ['PPPN', 3],
    ['PPnF', 2],
    ['NNPF', 2],
    ['NNNP', 3],
    // Nothing is asked: nothing is shown.
    ['NNNN', 0],
    ['NXXn', 0],
  ])('gives %s position %d', (letters, position) => {
    expect(
      levelOf({ ranking: four, verdicts: verdictsOf(letters), at: START }),
    ).toBe(position);
  });

  it('counts a check from its day on, and not a moment earlier', () => {
    const graced = ranking([place(1), place(2, { countsFrom: START })]);
    const options = { ranking: graced, verdicts: verdictsOf('PF') };
    expect(levelOf({ ...options, at: START - 1 })).toBe(3);
    expect(levelOf({ ...options, at: START })).toBe(1);
  });

  it('never gives a better level for a worse verdict', () => {
    const verdict = fc.constantFrom(...'PWFUSENXpfw-');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(verdict, fc.integer({ min: 1, max: 3 })), {
          minLength: 2,
          maxLength: 12,
        }),
        fc.nat(),
        fc.constantFrom<Scorecard['ranking']>('levels', 'points'),
        (checks, seed, kind) => {
          const index = seed % checks.length;
          const given = ranking(
            checks.map(([, level]) => place(level)),
            kind,
          );
          const letters = checks.map(([letter]) => letter);
          const position = (letter: string) =>
            levelOf({
              ranking: given,
              verdicts: verdictsOf(letters.with(index, letter).join('')),
              at: START,
            });
          expect(position('F')).toBeLessThanOrEqual(position('P'));
          expect(position('U')).toBe(position('F'));
          expect(position('W')).toBe(position('P'));
        },
      ),
    );
  });
});

describe('levelOf with points', () => {
  it.each([
    ['PPPPP', 3],
    ['PPPPF', 2],
    ['PPPFF', 2],
    ['PPFFF', 1],
    ['PFFFF', 1],
    ['FFFFF', 0],
    // One of two that count.
    ['PFNNX', 1],
    ['NNNNN', 0],
  ])('gives %s position %d', (letters, position) => {
    const five = ranking(
      Array.from({ length: 5 }, () => place(1)),
      'points',
    );
    expect(
      levelOf({ ranking: five, verdicts: verdictsOf(letters), at: START }),
    ).toBe(position);
  });

  it('weighs, also with fractions that do not add up in binary', () => {
    const weights = [0.1, 0.2, 0.3];
    const weighed = ranking(
      weights.map(weight => place(1, { weight })),
      'points',
    );
    const position = (letters: string) =>
      levelOf({ ranking: weighed, verdicts: verdictsOf(letters), at: START });
    expect(position('PPP')).toBe(3);
    expect(position('PPF')).toBe(1);
    expect(position('FPP')).toBe(2);
  });

  it('gives no level when what counts weighs nothing', () => {
    expect(
      levelOf({
        ranking: ranking([place(1, { weight: 0 })], 'points'),
        verdicts: verdictsOf('P'),
        at: START,
      }),
    ).toBe(0);
  });
});

describe('verdicts', () => {
  it('read back as they were written', () => {
    for (const state of ['stale', 'error'] as const)
      for (const was of ['pass', 'warn', 'fail', 'unknown'] as const) {
        const verdict = frozenAs(
          CHECK_STATES.indexOf(state),
          CHECK_STATES.indexOf(was),
        );
        expect([stateOf(verdict), wasOf(verdict), countsAs(verdict)]).toEqual([
          state,
          was,
          was,
        ]);
      }
    for (const state of CHECK_STATES) {
      const verdict = CHECK_STATES.indexOf(state);
      expect([stateOf(verdict), wasOf(verdict), countsAs(verdict)]).toEqual([
        state,
        undefined,
        state satisfies CheckState,
      ]);
    }
    expect([stateOf(NEVER), countsAs(NEVER)]).toEqual(['unknown', 'unknown']);
  });
});

describe('scorecardResult', () => {
  it('tells weights and counts, with those that do not count yet', () => {
    expect(
      scorecardResult({
        document: scorecard({ id: 'ready', checks: [] }),
        version: 4,
        ranking: ranking([
          place(1, { weight: 3 }),
          place(2, { weight: 2 }),
          place(3),
          place(3, { countsFrom: START + 1 }),
        ]),
        verdicts: verdictsOf('PFNF'),
        position: 1,
        at: START,
        since: START / 1000,
      }),
    ).toEqual({
      scorecard: 'ready',
      version: 4,
      level: 'bronze',
      position: 1,
      levels: 3,
      since: '2027-03-01T00:00:00.000Z',
      points: { held: 3, counted: 5 },
      counts: { pass: 1, fail: 2, 'not-applicable': 1 },
    });
  });
});
