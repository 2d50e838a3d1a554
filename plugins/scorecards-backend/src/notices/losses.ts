import { NOT_ABOUT } from '@callboard/backstage-plugin-scorecards-common/domain';
import type { RuleScorecard } from '../service/state/book';
import type { Estates, Service } from '../service/state/Estate';
import type { LevelStep } from '../service/state/LevelHistory';
import { levelAt, positionOf } from '../service/state/Rulebook';
import type { World } from '../service/World';

/** A level that a service lost, and has not reached again. */
export interface Loss {
  service: Service;
  /** Reference of who owns it. */
  owner: string;
  scorecard: RuleScorecard;
  /** Title of the level that it had, and of the one that it has; absent: none. */
  from: string;
  now?: string;
  step: LevelStep;
}

/** Changes of the bar, and days from which checks count: they are known before, and told by the digest. */
export const isOfBar = ({ step: { cause } }: Loss): boolean =>
  cause.kind === 'rule' || cause.kind === 'grace';

/** Levels that owned services lost in a span of time and still miss, the oldest first. */
export async function lossesOf(
  world: Pick<World, 'history' | 'rulebook' | 'runtime'>,
  { estates, from, to }: { estates: Estates; from: number; to: number },
): Promise<Loss[]> {
  const steps = await world.history.all();
  const losses: Loss[] = [];
  for (let index = steps.length - 1; index >= 0; index--) {
    const step = steps[index];
    if (step.at < from) break;
    const loss = step.at < to && lossOf(world, step, estates);
    if (loss) losses.push(loss);
  }
  return losses.reverse();
}

function lossOf(
  { rulebook, runtime }: Pick<World, 'rulebook' | 'runtime'>,
  step: LevelStep,
  estates: Estates,
): Loss | undefined {
  const { entityRef, scorecardNumber, from, to } = step;
  const id = runtime.rules.scorecardIds.get(scorecardNumber);
  const scorecard = id === undefined ? undefined : rulebook.scorecard(id);
  if (!scorecard || !from || to === undefined) return undefined;
  const { document, column } = scorecard;
  const before = positionOf(document.levels, from);
  const after = positionOf(document.levels, to);
  if (before === undefined || after === undefined || after >= before) {
    return undefined;
  }
  const service = estates.find(entityRef);
  const position = service ? column.get(service.row) : NOT_ABOUT;
  if (!service?.owner || position >= NOT_ABOUT || position >= before) {
    return undefined;
  }
  const level = levelAt(document, position)?.title;
  return {
    service,
    owner: service.owner,
    scorecard,
    from: levelAt(document, before)!.title,
    ...(level !== undefined && { now: level }),
    step,
  };
}
