import { parseEffort } from '@callboard/backstage-plugin-scorecards-common';
import type { Campaign } from '@callboard/backstage-plugin-scorecards-common';
import {
  STANDING,
  STANDINGS,
} from '@callboard/backstage-plugin-scorecards-common/domain';
import type { RuleCheck } from '../state/book';
import type { Estate, Service } from '../state/Estate';
import type { World } from '../World';
import {
  campaignJudge,
  checksOf,
  rowsInScope,
  type CampaignState,
} from './campaignStates';

/** A service in the scope of a campaign. */
export interface CampaignItem {
  service: Service;
  state: CampaignState;
  /** Checks that do not pass. */
  missed: RuleCheck[];
  effortMinutes?: number;
}

export const effortOf = (checks: readonly RuleCheck[]): number =>
  checks.reduce(
    (sum, { definition }) =>
      sum + (parseEffort(definition?.fix?.effort ?? '') ?? 0),
    0,
  );

export const isOpen = ({ state }: CampaignItem) => state === 'open';

/** Teams that own services, each once. */
export const teamsOf = (items: readonly CampaignItem[]): string[] => [
  ...new Set(items.flatMap(({ service: { owner } }) => owner ?? [])),
];

/** Services of an estate that a campaign is about, each with what it has left. */
export async function campaignItems(
  world: Pick<World, 'runtime' | 'rulebook' | 'now'>,
  campaign: Campaign,
  { rows, byRow }: Estate,
): Promise<CampaignItem[]> {
  const { rulebook } = world;
  const judge = campaignJudge(rulebook, campaign);
  const checks = checksOf(rulebook, campaign);
  const inScope = await rowsInScope(world, campaign, rows);
  return [...inScope].flatMap(row => {
    const service = byRow.get(row);
    const state = judge(row);
    if (!service || state === 'left-out') return [];
    const missed = checks.filter(
      ({ column }) => STANDINGS[column.get(row)] === STANDING.missed,
    );
    const effortMinutes = effortOf(missed);
    return {
      service,
      state,
      missed,
      ...(effortMinutes > 0 && { effortMinutes }),
    };
  });
}
