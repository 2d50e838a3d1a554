import type { Campaign } from '@callboard/backstage-plugin-scorecards-common';
import { fullRef } from '../access/refs';
import type { Viewer } from '../access/Viewer';
import type { InForce } from '../state/Rulebook';
import type { World } from '../World';

/** Campaigns in force that the caller may read. */
export async function readableCampaigns(
  { rulebook }: Pick<World, 'rulebook'>,
  viewer: Viewer,
): Promise<InForce<Campaign>[]> {
  const mayRead = await viewer.readable();
  return rulebook
    .campaigns()
    .filter(({ document: { kind, owner } }) =>
      mayRead({ kind, owner: fullRef(owner) }),
    );
}
