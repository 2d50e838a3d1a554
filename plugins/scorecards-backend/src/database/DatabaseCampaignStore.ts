import type { Knex } from 'knex';
import type {
  CampaignChange,
  CampaignItem,
  CampaignStep,
  CampaignStore,
  TakenStep,
} from './CampaignStore';
import type { Big } from './columns';
import { inChange } from './operations/nextSeq';
import { takeCampaignSteps } from './operations/takeCampaignSteps';

interface ItemRow {
  campaign_id: string;
  entity_ref: string;
  state: CampaignItem['state'];
  since: Big;
}

interface ScopeChangeRow {
  id: Big;
  campaign_id: string;
  entity_ref: string;
  change: CampaignStep;
  at: Big;
  cause_json: string;
}

/** Keeps campaigns in SQLite or PostgreSQL. */
export class DatabaseCampaignStore implements CampaignStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async take(
    campaignId: string,
    changes: readonly CampaignChange[],
  ): Promise<CampaignChange[]> {
    if (changes.length === 0) return [];
    // The lock of changes has two processes that judge the same campaign come one after the other.
    return inChange(this.#db, tx => takeCampaignSteps(tx, campaignId, changes));
  }

  async listItems({
    campaignId,
  }: Parameters<CampaignStore['listItems']>[0]): Promise<CampaignItem[]> {
    const rows: ItemRow[] = await this.#db<ItemRow>('campaign_items')
      .where({ campaign_id: campaignId })
      .orderBy('entity_ref');
    return rows.map(row => ({
      campaignId: row.campaign_id,
      entityRef: row.entity_ref,
      state: row.state,
      since: Number(row.since),
    }));
  }

  async lastStepId(): Promise<string> {
    const last = await this.#db<ScopeChangeRow>('campaign_scope_changes')
      .orderBy('id', 'desc')
      .first('id');
    return String(last?.id ?? 0);
  }

  async listSteps({
    after,
    limit,
  }: Parameters<CampaignStore['listSteps']>[0]): Promise<TakenStep[]> {
    const rows: Omit<ScopeChangeRow, 'at' | 'cause_json'>[] =
      await this.#db<ScopeChangeRow>('campaign_scope_changes')
        .where('id', '>', after)
        .orderBy('id')
        .limit(limit)
        .select('id', 'campaign_id', 'entity_ref', 'change');
    return rows.map(row => ({
      id: String(row.id),
      campaignId: row.campaign_id,
      entityRef: row.entity_ref,
      change: row.change,
    }));
  }

  async listChanges({
    campaignId,
    after,
    limit,
  }: Parameters<CampaignStore['listChanges']>[0]) {
    const rows: ScopeChangeRow[] = await this.#db<ScopeChangeRow>(
      'campaign_scope_changes',
    )
      .where({ campaign_id: campaignId })
      .modify(all => after !== undefined && all.where('id', '>', after))
      .orderBy('id')
      .limit(limit);
    return rows.map(row => ({
      id: String(row.id),
      entityRef: row.entity_ref,
      change: row.change,
      at: Number(row.at),
      cause: JSON.parse(row.cause_json),
    }));
  }
}
