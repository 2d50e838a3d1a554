import fc from 'fast-check';
import type { Check } from '../../types';
import {
  conditions,
  NOW,
  worldFacts,
  worlds,
} from './__testUtils__/changeWorld';
import { sampleFacts } from './__testUtils__/sampleFacts';
import { is, subjectOf, type Said } from './__testUtils__/subjectOf';
import { explainCheck } from './explainCheck';

const check: Check = {
  id: 'second',
  title: 'On-call level 2 is set',
  passes: { fact: 'oncall/size', atLeast: 2 },
};
const isGreen = { fact: 'build/green', equals: true };
const isBeta = { fact: 'catalog/lifecycle', equals: 'beta' };

const explain = (said: Record<string, Said>, rest: Partial<Check> = {}) =>
  explainCheck({
    check: { ...check, ...rest },
    scorecard: {},
    ...subjectOf(sampleFacts, said),
  });

describe('explainCheck', () => {
  it('says what is wanted, what is so, and what would help', () => {
    expect(explain({ 'oncall/size': is(1, 'Chen Li') })).toEqual({
      passes: {
        kind: 'leaf',
        truth: 'false',
        decides: true,
        wanted: 'rotation size of level 2 is at least 2 people',
        actual: '1 person (Chen Li)',
        fact: expect.objectContaining({ name: 'oncall/size', isStale: false }),
      },
      toPass: [
        {
          fact: 'oncall/size',
          text: 'raise rotation size of level 2 from 1 to 2 people',
        },
      ],
    });
  });

  it('asks for nothing when it passes', () => {
    expect(explain({ 'oncall/size': is(2) })).toMatchObject({
      passes: { truth: 'true' },
      toPass: [],
    });
  });

  it('explains when it only warns', () => {
    const warns = { fact: 'oncall/size', atLeast: 1 };
    expect(explain({ 'oncall/size': is(1) }, { warns })).toMatchObject({
      passes: { truth: 'false' },
      warns: { truth: 'true' },
    });
  });

  it('explains what it is about: the filter of the scorecard and its own', () => {
    const subject = subjectOf(sampleFacts, {
      'build/green': is(true),
      'catalog/lifecycle': is('production'),
    });
    const of = (own: Partial<Check>, all?: typeof isGreen) =>
      explainCheck({
        check: { ...check, ...own },
        scorecard: { appliesTo: all },
        ...subject,
      }).appliesTo;
    expect(of({})).toBeUndefined();
    expect(of({ appliesTo: isBeta })).toMatchObject({
      kind: 'leaf',
      truth: 'false',
    });
    expect(of({}, isGreen)).toMatchObject({ kind: 'leaf', truth: 'true' });
    expect(of({ appliesTo: isBeta }, isGreen)).toMatchObject({
      kind: 'all',
      truth: 'false',
      wanted: 'main is green and lifecycle is "beta"',
      children: [{ decides: false }, { decides: true }],
    });
  });

  it('asks for what is not known of what it is about, and for nothing of another service', () => {
    const toPass = (lifecycle: Said | undefined, size: number) =>
      explain(
        {
          'oncall/size': is(size),
          ...(lifecycle && { 'catalog/lifecycle': lifecycle }),
        },
        { appliesTo: isBeta },
      ).toPass.map(({ text }) => text);
    expect(toPass(undefined, 2)).toEqual(['have lifecycle read']);
    expect(toPass(undefined, 1)).toEqual([
      'have lifecycle read',
      'raise rotation size of level 2 from 1 to 2 people',
    ]);
    expect(toPass(is('beta'), 1)).toEqual([
      'raise rotation size of level 2 from 1 to 2 people',
    ]);
    expect(toPass(is('production'), 1)).toEqual([]);
  });

  it('explains a broken check', () => {
    expect(
      explain({}, { passes: { fact: 'no/such', equals: 1 } }),
    ).toMatchObject({
      passes: {
        truth: 'unknown',
        actual: expect.stringContaining('There is no fact "no/such"'),
      },
      toPass: [],
    });
  });

  it('says something of every check, also when facts have changed their types', () => {
    const types = worldFacts.map(({ type, items }) => ({ type, items }));
    fc.assert(
      fc.property(conditions, worlds, fc.nat(), (passes, said, turn) => {
        const facts = worldFacts.map((fact, index) => ({
          ...fact,
          ...types[(index + turn) % types.length],
        }));
        const { table } = subjectOf(facts, {});
        const { known } = subjectOf(worldFacts, said);
        const { passes: explained } = explainCheck({
          check: { ...check, passes, appliesTo: { not: passes } },
          scorecard: {},
          table,
          row: 0,
          at: NOW,
          known,
        });
        expect(explained.wanted).toMatch(/^[^\n]{3,400}$/);
      }),
    );
  });
});
