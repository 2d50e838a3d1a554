import type {
  EntityScorecards,
  LevelChange,
} from '@callboard/backstage-plugin-scorecards-common';
import { changeKind } from './levels';

export type EntityScorecard = EntityScorecards['scorecards'][number];

/** How long a change of a level is news. */
const NEWS_MS = 30 * 86_400_000;

/** The last change of a level, as long as it is news. */
export function newsOf(
  { lastChange, levelNames }: EntityScorecard,
  now: number,
): (LevelChange & { isLoss: boolean }) | undefined {
  if (!lastChange || now - Date.parse(lastChange.at) > NEWS_MS) {
    return undefined;
  }
  const kind = changeKind(lastChange, levelNames);
  return { ...lastChange, isLoss: kind === 'fell' || kind === 'lost' };
}

const share = ({ position, levels }: EntityScorecard) =>
  levels === 0 ? 1 : position / levels;

/** Scorecards of a service, that which it is least far in first. */
export const worstFirst = (scorecards: readonly EntityScorecard[]) =>
  [...scorecards].sort((left, right) => share(left) - share(right));
