import type { Campaign } from '@callboard/backstage-plugin-scorecards-common';
import { fullRef } from '../access/refs';
import type { MayDocument } from '../access/scopes';
import type { Viewer } from '../access/Viewer';

/** Whether a caller is of the team that keeps a campaign, or may manage documents of others. */
export async function keepsCampaign(
  { kind, owner: written }: Campaign,
  { viewer, mayManage }: { viewer: Viewer; mayManage: MayDocument },
): Promise<boolean> {
  const { userRef } = viewer;
  if (userRef === undefined) return false;
  const owner = fullRef(written);
  const directory = await viewer.directory();
  return mayManage({ kind, owner }) || directory.isMember(userRef, owner);
}
