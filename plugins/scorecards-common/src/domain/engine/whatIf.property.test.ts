import fc from 'fast-check';
import type { CheckState, Scorecard } from '../../types';
import type { LevelPlace, WhatIfFlip } from '../../types/whatIf';
import { checkIdOf } from './compileRules';
import { all, ref, setRules } from './__testUtils__/engines';
import { Playing } from './__testUtils__/model';
import { rules, steps } from './__testUtils__/steps';

const RUNS = process.env.CALLBOARD_FULL ? 5_000 : 300;

const EVERYTHING = 10_000;

/** How a service stands in a scorecard that is about it. */
interface Standing {
  level: LevelPlace;
  /** What its checks count as. */
  checks: Map<string, CheckState>;
}

function standingOf(
  playing: Playing,
  name: string,
  document: Scorecard,
): Standing | undefined {
  const { checks = [], scorecards = [] } =
    playing.engine.results(ref(name), playing.at) ?? {};
  const result = scorecards.find(({ scorecard }) => scorecard === document.id);
  const members = document.checks.map(check => checkIdOf(document, check));
  return (
    result && {
      level: {
        position: result.position,
        ...(result.level ? { level: result.level } : {}),
      },
      checks: new Map(
        checks
          .filter(({ check }) => members.includes(check))
          .map(({ check, state, was }) => [check, was ?? state]),
      ),
    }
  );
}

/** What it is like after a flip. */
function flipped(
  before: Standing | undefined,
  flip: WhatIfFlip | undefined,
): Standing | undefined {
  if (!flip) return before;
  expect(flip.from).toEqual(before?.level);
  const checks = new Map(before?.checks);
  for (const { check, from, to } of flip.checks) {
    expect(checks.get(check)).toBe(from);
    if (to) checks.set(check, to);
    else checks.delete(check);
  }
  return flip.to && { level: flip.to, checks };
}

describe('what-if', () => {
  it('tells what is so after publishing, and changes nothing itself', async () => {
    await fc.assert(
      fc.asyncProperty(
        rules(),
        steps(),
        rules(),
        fc.constantFrom(0, 1),
        async (scorecards, taken, drafts, which) => {
          const playing = new Playing(scorecards);
          await playing.play(taken);
          const { engine, at, services } = playing;
          const draft = drafts[which];
          const active = playing.scorecards[which];
          const told = await engine.whatIf({ draft, at, limit: EVERYTHING });
          expect(await all(engine.evaluate({ at }))).toEqual([]);
          const flips = new Map(told.flips.items.map(flip => [flip.ref, flip]));
          const expected = services.map(name =>
            flipped(standingOf(playing, name, active), flips.get(ref(name))),
          );

          setRules(
            engine,
            playing.scorecards.map(each => (each === active ? draft : each)),
          );
          await all(engine.evaluate({ at }));
          const published = services.map(name =>
            standingOf(playing, name, draft),
          );
          expect(published).toEqual(expected);
          expect(told.services.after).toBe(
            published.filter(standing => standing).length,
          );
        },
      ),
      { numRuns: RUNS },
    );
  });
});
