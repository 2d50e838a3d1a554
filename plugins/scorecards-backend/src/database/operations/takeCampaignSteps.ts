import {
  groupBy,
  inBatches,
  jsonOfRows,
  jsonRows,
  textRows,
} from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { CampaignChange, CampaignItem } from '../CampaignStore';

/** Rows of a statement. */
const ROWS = 2_000;

type State = CampaignItem['state'] | undefined;

/** What a step leads from, and to. */
const STEPS: Record<CampaignChange['change'], { from: State[]; to: State }> = {
  joined: { from: [undefined], to: 'open' },
  left: { from: ['open', 'done'], to: undefined },
  done: { from: ['open'], to: 'done' },
  undone: { from: ['done'], to: 'open' },
};

async function readStates(
  tx: Knex.Transaction,
  campaignId: string,
  changes: readonly CampaignChange[],
): Promise<Map<string, State>> {
  const refs = [...new Set(changes.map(({ entityRef }) => entityRef))];
  const rows: { entity_ref: string; state: CampaignItem['state'] }[] = await tx(
    'campaign_items',
  )
    .where({ campaign_id: campaignId })
    .whereIn('entity_ref', textRows(tx, refs))
    .select('entity_ref', 'state');
  return new Map(rows.map(row => [row.entity_ref, row.state]));
}

/** Entities as their last step leaves them. */
async function writeItems(
  tx: Knex.Transaction,
  campaignId: string,
  taken: readonly CampaignChange[],
): Promise<void> {
  const last = [...groupBy(taken, ({ entityRef }) => entityRef).values()].map(
    own => own.at(-1)!,
  );
  const left = last.filter(({ change }) => change === 'left');
  if (left.length > 0) {
    const refs = left.map(({ entityRef }) => entityRef);
    await tx('campaign_items')
      .where({ campaign_id: campaignId })
      .whereIn('entity_ref', textRows(tx, refs))
      .delete();
  }
  const there = last.filter(({ change }) => change !== 'left');
  for (const batch of inBatches(there, ROWS)) {
    const json = await jsonOfRows(batch, ({ entityRef, change, at }) => [
      entityRef,
      STEPS[change].to,
      at,
    ]);
    const rows = jsonRows(tx, json, {
      entity_ref: 'text',
      state: 'text',
      since: 'bigint',
    });
    await tx.raw(
      `insert into campaign_items (campaign_id, entity_ref, state, since)
       select cast(? as text), entity_ref, state, since from ? as news where true
       on conflict (campaign_id, entity_ref) do update set
         state = excluded.state, since = excluded.since`,
      [campaignId, rows],
    );
  }
}

async function insertChanges(
  tx: Knex.Transaction,
  campaignId: string,
  taken: readonly CampaignChange[],
): Promise<void> {
  for (const batch of inBatches(taken, ROWS)) {
    const json = await jsonOfRows(batch, ({ entityRef, change, at, cause }) => [
      entityRef,
      change,
      at,
      JSON.stringify(cause),
    ]);
    const rows = jsonRows(tx, json, {
      entity_ref: 'text',
      change: 'text',
      at: 'bigint',
      cause_json: 'text',
    });
    await tx.raw(
      `insert into campaign_scope_changes (campaign_id, entity_ref, change, at, cause_json)
       select cast(? as text), entity_ref, change, at, cause_json from ? as news`,
      [campaignId, rows],
    );
  }
}

/** Takes those steps that lead on from where an entity stands. */
export async function takeCampaignSteps(
  tx: Knex.Transaction,
  campaignId: string,
  changes: readonly CampaignChange[],
): Promise<CampaignChange[]> {
  const states = await readStates(tx, campaignId, changes);
  const taken = changes.filter(({ entityRef, change }) => {
    const { from, to } = STEPS[change];
    if (!from.includes(states.get(entityRef))) return false;
    states.set(entityRef, to);
    return true;
  });
  if (taken.length === 0) return [];
  await writeItems(tx, campaignId, taken);
  await insertChanges(tx, campaignId, taken);
  return taken;
}
