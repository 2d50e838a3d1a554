import type { StandardsDocument } from '@callboard/backstage-plugin-scorecards-common';
import type { Knex } from 'knex';
import {
  ANA,
  DAY,
  LEDGER,
  openStores,
  RATES,
  T0,
  TEAM,
  type Stores,
} from './openStores';

const cause = { kind: 'catalog' as const };

/** All that name people or entities. */
export const TABLES = [
  'entities',
  'facts',
  'fact_changes',
  'results',
  'result_changes',
  'level_changes',
  'documents',
  'document_versions',
  'exemptions',
  'sign_offs',
  'acknowledgements',
  'push_tokens',
  'campaign_items',
  'campaign_scope_changes',
  'campaign_reminders',
];

/** Everything that can be kept of an entity. */
export async function fill(stores: Stores, entityRef: string, at = T0) {
  const { facts, results, exemptions, signOffs, campaigns } = stores;
  for (const value of [1, 2]) {
    await facts.write({
      providerId: 'oncall',
      at: at + value,
      entities: [{ entityRef, facts: { size: { value } } }],
    });
  }
  await results.write({
    results: [{ entityRef, factsSeq: 1, rulesSeq: 1, packed: { at } }],
    resultChanges: [{ entityRef, checkNumber: 1, to: 2, changedAt: at, cause }],
    levelChanges: [
      {
        entityRef,
        scorecardNumber: 1,
        version: 1,
        to: '',
        changedAt: at,
        cause,
      },
    ],
  });
  const exemption = {
    entityRef,
    reason: 'x',
    requestedBy: ANA,
    requestedAt: at,
    until: at + DAY,
  };
  await exemptions.request({ ...exemption, checkNumber: 1 });
  await exemptions.request({ ...exemption, scorecardNumber: 1 });
  await signOffs.sign(
    {
      entityRef,
      fact: 'audit/passed',
      value: true,
      signedBy: ANA,
      signedAt: at,
      until: at + DAY,
    },
    { value: true },
  );
  await campaigns.take('java', [{ entityRef, change: 'joined', at, cause }]);
}

/** Everything that somebody can do. */
export async function act(
  stores: Stores,
  by: string,
  other: string,
  id = 'on-call',
) {
  const { documents, exemptions, signOffs, acknowledgements, tokens } = stores;
  await documents.saveDraft({
    kind: 'Standard',
    id,
    title: 'On-call',
    text: 'x',
    document: { kind: 'Standard' } as StandardsDocument,
    hash: 'h',
    by,
    at: T0,
  });
  const asked = await exemptions.request({
    entityRef: LEDGER,
    checkNumber: id.length,
    reason: 'moves',
    requestedBy: by,
    requestedAt: T0,
    until: T0 + DAY,
  });
  if (!('made' in asked)) throw new Error('There is one already');
  await exemptions.decide({
    id: asked.made.id,
    state: 'approved',
    by: other,
    at: T0 + 1,
  });
  await exemptions.revoke({ id: asked.made.id, by, at: T0 + 2 });
  const signed = await signOffs.sign(
    {
      entityRef: RATES,
      fact: `audit/${id}`,
      value: true,
      signedBy: other,
      signedAt: T0,
      until: T0 + DAY,
    },
    { value: true },
  );
  await signOffs.revoke(
    { id: signed.signOff.id, by, at: T0 + 1 },
    { missing: 'taken back' },
  );
  await acknowledgements.add({
    standardId: id,
    version: 1,
    teamRef: TEAM,
    acknowledgedBy: by,
    acknowledgedAt: T0,
  });
  await tokens.create({
    providerId: 'ci',
    title: 'CI',
    hash: `hash of ${id}`,
    scope: { owners: [TEAM], entityRefs: [LEDGER] },
    createdBy: by,
    createdAt: T0,
  });
}

/** Everything that can be told to somebody who owns services. */
export async function tell({ db, reminders }: Stores, ownerRefs: string[]) {
  const claimed_until = T0;
  for (const owner_ref of ownerRefs) {
    const scope = `scorecards:levels:${owner_ref}:2026-12-01`;
    await db('notices').insert({ scope, version: 1, claimed_until });
    await db('digests').insert({ owner_ref, week: '2026-W49', claimed_until });
  }
  await reminders.addByHand({
    campaignId: 'java',
    teamRefs: ownerRefs,
    at: T0,
  });
}

/** Stores with all that is in them as text, a line for each table. */
export async function openFilledStores(
  createDatabase: () => Promise<Knex>,
  entityRefs?: readonly string[],
) {
  const stores = await openStores(createDatabase, entityRefs);
  const dump = async () => {
    const lines: string[] = [];
    for (const table of TABLES) {
      lines.push(JSON.stringify(await stores.db(table).select()));
    }
    return lines.join('\n');
  };
  return { ...stores, dump };
}
