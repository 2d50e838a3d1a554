import type { Knex } from 'knex';

/** What somebody was told who owns services in person; scopes of notices end with whom they are for, or have it before a day. */
export async function eraseNotices(
  tx: Knex.Transaction,
  userRef: string,
): Promise<void> {
  await tx('digests').where({ owner_ref: userRef }).delete();
  await tx('campaign_reminders').where({ team_ref: userRef }).delete();
  await tx('notices')
    .whereRaw(`replace(scope || ':', ?, '') <> scope || ':'`, [`:${userRef}:`])
    .delete();
}
