import type {
  CheckChange,
  EntityScorecardsDetail,
  LevelChange,
} from '@callboard/backstage-plugin-scorecards-common';

/** What changed of an entity, the newest first; where a backend does not list it, the last change of each level. */
export function changesOf({
  changes,
  scorecards,
}: EntityScorecardsDetail): (LevelChange | CheckChange)[] {
  const known =
    changes ?? scorecards.flatMap(({ lastChange = [] }) => lastChange);
  return [...known].sort((left, right) =>
    right.at < left.at ? -1 : Number(right.at > left.at),
  );
}
