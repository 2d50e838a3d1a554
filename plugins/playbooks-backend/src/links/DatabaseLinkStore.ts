import { createHash } from 'node:crypto';
import { inBatches } from '@internal/backend-kit';
import type {
  LinkState,
  PageLinkStates,
} from '@callboard/backstage-plugin-playbooks-common';
import type { Knex } from 'knex';
import { nextRevision } from '../database/operations/nextRevision';
import type {
  AskedAddress,
  FoundLinks,
  LinkedPage,
  LinkStore,
} from './LinkStore';

interface StateRow {
  page_id: string;
  ok: number;
  broken: number;
  cannot_tell: number;
  broken_json: string;
}

interface AddressRow {
  id: string;
  address: string;
  state: LinkState;
  checked_at: number | string;
}

/** Rows of a statement. */
const ROWS = 100;

const idOf = (address: string) =>
  createHash('sha256').update(address).digest('base64url').slice(0, 22);

const toRow = (pageId: string, states: PageLinkStates): StateRow => ({
  page_id: pageId,
  ok: states.ok,
  broken: states.broken,
  cannot_tell: states.cannotTell,
  broken_json: JSON.stringify(states.brokenLinks),
});

const toStates = (row: StateRow): PageLinkStates => ({
  ok: row.ok,
  broken: row.broken,
  cannotTell: row.cannot_tell,
  brokenLinks: JSON.parse(row.broken_json),
});

/** Another state of an address may be another one of any page. */
const askForChecks = (tx: Knex.Transaction) =>
  tx('sources').update({ links_checked: null });

/** Keeps links in SQLite or PostgreSQL. */
export class DatabaseLinkStore implements LinkStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async readChecked(sourceId: string): Promise<string | undefined> {
    const row = await this.#db('sources')
      .where({ id: sourceId })
      .first('links_checked');
    return row?.links_checked ?? undefined;
  }

  async beginCheck(sourceId: string, token: string): Promise<void> {
    await this.#db('sources')
      .where({ id: sourceId })
      .update({ links_checked: token });
  }

  async endCheck(
    sourceId: string,
    token: string,
    rules: string,
  ): Promise<void> {
    await this.#db('sources')
      .where({ id: sourceId, links_checked: token })
      .update({ links_checked: rules });
  }

  async readPages(sourceId: string): Promise<LinkedPage[]> {
    return this.#db('pages')
      .where({ source_id: sourceId, removed_at: null })
      .orderBy('path')
      .select('id', 'path');
  }

  async readPageIds(sourceIds: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for (const batch of inBatches(sourceIds, ROWS)) {
      const ids: string[] = await this.#db('pages')
        .where({ removed_at: null })
        .whereIn('source_id', batch)
        .pluck('id');
      found.push(...ids);
    }
    return found;
  }

  async readFound(pageIds: readonly string[]) {
    const rows: { page_id: string; found_json: string }[] = await this.#db(
      'page_links',
    ).whereIn('page_id', pageIds);
    return new Map(
      rows.map(row => [row.page_id, JSON.parse(row.found_json) as FoundLinks]),
    );
  }

  async readStates(pageIds: readonly string[]) {
    const rows = await this.#db<StateRow>('page_link_states').whereIn(
      'page_id',
      pageIds,
    );
    return new Map(rows.map(row => [row.page_id, toStates(row)]));
  }

  async writeStates(
    { sourceId, token }: { sourceId: string; token: string },
    states: ReadonlyMap<string, PageLinkStates>,
  ): Promise<boolean> {
    return this.#db.transaction(async tx => {
      const source = await tx('sources')
        .where({ id: sourceId, links_checked: token })
        .forUpdate()
        .first('id');
      if (!source) return false;
      if (states.size === 0) return true;
      await nextRevision(tx, 'pages');
      for (const batch of inBatches([...states], ROWS)) {
        await tx<StateRow>('page_link_states')
          .insert(batch.map(([pageId, one]) => toRow(pageId, one)))
          .onConflict('page_id')
          .merge();
      }
      return true;
    });
  }

  async readBroken(): Promise<Map<string, number>> {
    const rows = await this.#db<StateRow>('page_link_states')
      .where('broken', '>', 0)
      .select('page_id', 'broken');
    return new Map(rows.map(({ page_id, broken }) => [page_id, broken]));
  }

  async readAddresses(): Promise<AskedAddress[]> {
    const rows = await this.#db<AddressRow>('link_addresses');
    return rows.map(({ address, state, checked_at }) => ({
      address,
      state,
      checkedAt: new Date(Number(checked_at)),
    }));
  }

  async writeAddresses(asked: readonly AskedAddress[]): Promise<void> {
    await this.#db.transaction(async tx => {
      for (const batch of inBatches(asked, ROWS)) {
        const rows = batch.map(({ address, state, checkedAt }) => ({
          id: idOf(address),
          address,
          state,
          checked_at: checkedAt.getTime(),
        }));
        const before = await tx<AddressRow>('link_addresses').whereIn(
          'id',
          rows.map(({ id }) => id),
        );
        const states = new Map(before.map(({ id, state }) => [id, state]));
        const others = rows
          .map(({ id, state }) => [states.get(id) ?? 'cannot-tell', state])
          .filter(([was, is]) => was !== is);
        if (others.length > 0) await askForChecks(tx);
        // What all processes keep of addresses is which of them are broken.
        if (others.some(pair => pair.includes('broken'))) {
          await nextRevision(tx, 'pages');
        }
        await tx<AddressRow>('link_addresses')
          .insert(rows)
          .onConflict('id')
          .merge();
      }
    });
  }

  async forgetAddresses(addresses: readonly string[]): Promise<void> {
    if (addresses.length === 0) return;
    await this.#db.transaction(async tx => {
      await nextRevision(tx, 'pages');
      await askForChecks(tx);
      for (const batch of inBatches(addresses, ROWS)) {
        await tx<AddressRow>('link_addresses')
          .whereIn('id', batch.map(idOf))
          .delete();
      }
    });
  }
}
