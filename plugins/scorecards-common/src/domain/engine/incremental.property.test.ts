import fc from 'fast-check';
import type { Scorecard } from '../../types';
import { all, ref, shown } from './__testUtils__/engines';
import { Playing } from './__testUtils__/model';
import { rules, steps, type Step } from './__testUtils__/steps';

const RUNS = process.env.CALLBOARD_FULL ? 5_000 : 300;

const played = async (scorecards: Scorecard[], taken: Step[]) => {
  const playing = new Playing(scorecards);
  await playing.play(taken);
  return playing;
};

describe('judging only what changed', () => {
  it('leaves nothing that judging everything would change', async () => {
    await fc.assert(
      fc.asyncProperty(rules(), steps(), async (scorecards, taken) => {
        const { engine, at } = await played(scorecards, taken);
        expect(await all(engine.evaluate({ at }))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('knows what a new engine does that is told everything', async () => {
    // A check that is broken counts as before, which a new engine cannot know.
    const whole = { withBroken: false };
    await fc.assert(
      fc.asyncProperty(
        rules(whole),
        steps(whole),
        async (scorecards, taken) => {
          const playing = await played(scorecards, taken);
          const afresh = await playing.afresh();
          for (const name of playing.services)
            expect(shown(playing.engine, name, playing.at)).toEqual(
              shown(afresh, name, playing.at),
            );
          expect(playing.engine.size).toBe(playing.services.length);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('tells changes that add up, each from where the last one led', async () => {
    await fc.assert(
      fc.asyncProperty(
        rules(),
        steps().map(taken =>
          // These drop or move results without a change.
          taken.filter(({ kind }) => kind !== 'rules' && kind !== 'head'),
        ),
        async (scorecards, taken) => {
          const { engine, changes, services } = await played(scorecards, taken);
          const told = new Map<string, { to: number; since: number }>();
          const tell = (
            key: string,
            change: {
              from?: number;
              fromSince?: number;
              to: number;
              since: number;
            },
          ) => {
            const last = told.get(key);
            expect([change.from, change.fromSince]).toEqual([
              last?.to,
              last?.since,
            ]);
            expect(change.to).not.toBe(change.from);
            told.set(key, change);
          };
          for (const change of changes) {
            for (const result of change.results)
              tell(`${change.ref} ${result.number}`, result);
            for (const level of change.levels)
              tell(`${change.ref} ${level.scorecard}`, level);
          }
          for (const name of services) {
            const packed = engine.pack(ref(name))!;
            for (let index = 0; index < packed.checks.length; index += 3)
              expect(
                told.get(`${ref(name)} ${packed.checks[index]}`),
              ).toMatchObject({
                to: packed.checks[index + 1],
                since: packed.checks[index + 2],
              });
            for (const [id, to, since] of packed.levels)
              expect(told.get(`${ref(name)} ${id}`)).toMatchObject({
                to,
                since,
              });
          }
        },
      ),
      { numRuns: RUNS },
    );
  });
});
