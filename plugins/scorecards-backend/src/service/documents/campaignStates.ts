import type {
  Campaign,
  EntityScorecardsDetail,
} from '@callboard/backstage-plugin-scorecards-common';
import {
  NOT_ABOUT,
  STANDING,
  STANDINGS,
  stateOf,
} from '@callboard/backstage-plugin-scorecards-common/domain';
import type { RuleCheck } from '../state/book';
import type { InForce, Rulebook } from '../state/Rulebook';
import type { World } from '../World';

/** How far a service in the scope of a campaign is. `left-out`: what it is to reach is not about it. */
export type CampaignState = 'open' | 'done' | 'exempt' | 'left-out';

/** Checks that a campaign is about. */
export function checksOf(rulebook: Rulebook, campaign: Campaign): RuleCheck[] {
  const { target } = campaign;
  if ('checks' in target) {
    return target.checks.flatMap(id => rulebook.check(id) ?? []);
  }
  const scorecard = rulebook.scorecard(target.scorecard);
  const last = levelOfTarget(rulebook, campaign);
  return (scorecard?.members ?? []).filter(
    (_, index) => scorecard!.ranking.places[index].level <= last,
  );
}

/** Place of the level to be reached. */
function levelOfTarget(rulebook: Rulebook, { target }: Campaign): number {
  if ('checks' in target) return 0;
  const levels = rulebook.scorecard(target.scorecard)?.document.levels ?? [];
  return levels.findIndex(({ id }) => id === target.level) + 1;
}

/** Says how far rows are, one after the other. */
export function campaignJudge(
  rulebook: Rulebook,
  campaign: Campaign,
): (row: number) => CampaignState {
  const { target } = campaign;
  if ('scorecard' in target) {
    const column = rulebook.scorecard(target.scorecard)?.column;
    const wanted = levelOfTarget(rulebook, campaign);
    return row => {
      const position = column?.get(row) ?? NOT_ABOUT;
      if (position >= NOT_ABOUT || wanted === 0) return 'left-out';
      return position >= wanted ? 'done' : 'open';
    };
  }
  const checks = checksOf(rulebook, campaign);
  return row => {
    const verdicts = checks.map(({ column }) => column.get(row));
    if (verdicts.some(verdict => stateOf(verdict) === 'exempt')) {
      return 'exempt';
    }
    if (verdicts.some(verdict => STANDINGS[verdict] === STANDING.missed)) {
      return 'open';
    }
    return verdicts.some(verdict => STANDINGS[verdict] === STANDING.held)
      ? 'done'
      : 'left-out';
  };
}

/** Rows in the scope of a campaign, of some. */
export async function rowsInScope(
  { runtime, now }: Pick<World, 'runtime' | 'now'>,
  { scope }: Campaign,
  rows: Uint32Array,
): Promise<Uint32Array> {
  if (!scope) return rows;
  try {
    return await runtime.engine.rowsWhere({
      condition: scope,
      rows,
      at: now(),
    });
  } catch {
    // A scope that reads a fact that is gone selects nothing; the editor says why.
    return new Uint32Array();
  }
}

/** Whether a campaign is ahead, under way or over on a day. */
export function stageOf(
  { startsOn, endsOn }: Pick<Campaign, 'startsOn' | 'endsOn'>,
  today: string,
): 'planned' | 'running' | 'over' {
  if (today < startsOn) return 'planned';
  return today > endsOn ? 'over' : 'running';
}

export const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/**
 * Campaigns under way that a row has to do something for, or has done it.
 *
 * @param campaigns - those that are looked at
 */
export async function campaignsOf(
  world: Pick<World, 'runtime' | 'rulebook' | 'now'>,
  row: number,
  campaigns: readonly InForce<Campaign>[],
): Promise<EntityScorecardsDetail['campaigns']> {
  const { rulebook, now } = world;
  const today = dayOf(now());
  const found: EntityScorecardsDetail['campaigns'] = [];
  for (const { document: campaign } of campaigns) {
    const { id, title, startsOn, endsOn } = campaign;
    if (startsOn > today) continue;
    const rows = await rowsInScope(world, campaign, Uint32Array.of(row));
    const state = rows.length > 0 && campaignJudge(rulebook, campaign)(row);
    if (state === 'open' || state === 'done') {
      found.push({ id, title, endsOn, isDone: state === 'done' });
    }
  }
  return found;
}
