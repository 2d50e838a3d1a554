import type { CampaignDetail } from '@callboard/backstage-plugin-scorecards-common';
import type {
  CampaignChange,
  CampaignStore,
} from '../../database/CampaignStore';

const PAGE = 5_000;
/** What comes after so many is not told: a campaign of 10,000 services has some 30,000. */
const MOST = 200_000;

/** All changes of the scope of a campaign, the oldest first. */
export async function readChanges(
  campaigns: Pick<CampaignStore, 'listChanges'>,
  campaignId: string,
): Promise<CampaignChange[]> {
  const found: CampaignChange[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await campaigns.listChanges({
      campaignId,
      limit: PAGE,
      ...(after !== undefined && { after }),
    });
    found.push(...page);
    if (page.length < PAGE || found.length >= MOST) return found;
    after = page[page.length - 1].id;
  }
}

/** Done and scope at the end of each day with a change, the oldest first. */
export function burnUpOf(
  changes: readonly CampaignChange[],
): CampaignDetail['burnUp'] {
  const scope = new Map<string, boolean>();
  let done = 0;
  const days = new Map<string, { done: number; total: number }>();
  for (const { entityRef, change, at } of changes) {
    if (scope.get(entityRef)) done--;
    if (change === 'left') scope.delete(entityRef);
    else scope.set(entityRef, change === 'done');
    if (change === 'done') done++;
    const on = new Date(at).toISOString().slice(0, 10);
    days.set(on, { done, total: scope.size });
  }
  return [...days].map(([on, counts]) => ({ on, ...counts }));
}
