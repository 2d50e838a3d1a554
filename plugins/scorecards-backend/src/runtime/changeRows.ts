import type { EngineChange } from '@callboard/backstage-plugin-scorecards-common/domain';
import type { LevelChange, ResultChange } from '../database/ResultStore';
import type { Rules } from './Rules';

const ms = (seconds: number | undefined) =>
  seconds === undefined ? undefined : seconds * 1_000;

/** The first verdict is no change: since when it is so stands in the results, and later in what it changes to. */
export const resultChangesOf = (
  { ref, results }: EngineChange,
  at: number,
): ResultChange[] =>
  results.flatMap(({ number, from, to, fromSince, cause }) =>
    from === undefined
      ? []
      : [
          {
            entityRef: ref,
            checkNumber: number,
            from,
            to,
            fromSince: ms(fromSince),
            changedAt: at,
            cause,
          },
        ],
  );

/** As with verdicts, the first one is no change. */
export const levelChangesOf = (
  { ref, levels }: EngineChange,
  { at, rules }: { at: number; rules: Rules },
): LevelChange[] =>
  levels.flatMap(({ scorecard, version, from, to, fromSince, cause }) => {
    const scorecardNumber = rules.scorecardNumbers.get(scorecard);
    if (from === undefined || scorecardNumber === undefined) return [];
    return [
      {
        entityRef: ref,
        scorecardNumber,
        version,
        from: rules.levelId(scorecard, from),
        to: rules.levelId(scorecard, to),
        fromSince: ms(fromSince),
        changedAt: at,
        cause,
      },
    ];
  });
