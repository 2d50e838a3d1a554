import { groupBy } from '@internal/backend-kit';
import type { Knex } from 'knex';
import { compact } from './columns';
import {
  keyColumns,
  keyOf,
  nameOf,
  toStoredVersion,
  toVersion,
  VERSION_COLUMNS,
  type DocumentRow,
  type FullVersionRow,
  type VersionRow,
} from './documentRows';
import type {
  DocumentKey,
  DocumentRecord,
  DocumentStore,
  StoredVersion,
  VersionKey,
  VersionRecord,
} from './DocumentStore';
import { activateDue } from './operations/documents/activateDue';
import {
  discardDraft,
  publishDraft,
  saveDraft,
} from './operations/documents/changeDraft';
import { syncFromGit } from './operations/documents/syncFromGit';
import {
  findDocument,
  retireVersions,
  versionsOf,
} from './operations/documents/versions';
import { inChange } from './operations/nextSeq';

/** Keeps documents in SQLite or PostgreSQL. */
export class DatabaseDocumentStore implements DocumentStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async saveDraft(draft: Parameters<DocumentStore['saveDraft']>[0]) {
    return inChange(this.#db, tx => saveDraft(tx, draft));
  }

  async discardDraft(draft: Parameters<DocumentStore['discardDraft']>[0]) {
    return inChange(this.#db, tx => discardDraft(tx, draft));
  }

  async publish(draft: Parameters<DocumentStore['publish']>[0]) {
    return inChange(this.#db, (tx, seq) => publishDraft(tx, seq, draft));
  }

  async activateDue(at: number): Promise<VersionKey[]> {
    return activateDue(this.#db, at);
  }

  async retire({ at, ...key }: DocumentKey & { at: number }): Promise<boolean> {
    return inChange(this.#db, async (tx, seq) => {
      const row = await findDocument(tx, key);
      if (!row || row.origin === 'git') return false;
      const ended = await retireVersions(tx, key, at);
      if (ended.length === 0) return false;
      await tx('documents')
        .where(keyColumns(key))
        .update({ active_version: null, seq });
      return true;
    });
  }

  async syncFromGit(read: Parameters<DocumentStore['syncFromGit']>[0]) {
    return syncFromGit(this.#db, read);
  }

  async list(kind?: DocumentKey['kind']): Promise<DocumentRecord[]> {
    const rows = await this.#db<DocumentRow>('documents')
      .where(kind === undefined ? {} : { kind })
      .orderBy(['kind', 'document_id']);
    const versions: VersionRow[] = await this.#db<VersionRow>(
      'document_versions',
    )
      .whereNot({ state: 'retired' })
      .where(kind === undefined ? {} : { kind })
      .select([...VERSION_COLUMNS]);
    const versionsOfName = groupBy(versions, row => nameOf(keyOf(row)));
    return rows.map(row => {
      const own = versionsOfName.get(nameOf(keyOf(row))) ?? [];
      const inState = (state: VersionRecord['state']) => {
        const found = own.find(one => one.state === state);
        return found && toVersion(found);
      };
      return compact({
        ...keyOf(row),
        origin: row.origin,
        path: row.path ?? undefined,
        active: inState('active'),
        draft: inState('draft'),
        scheduled: inState('scheduled'),
      });
    });
  }

  async listVersions(document: DocumentKey): Promise<VersionRecord[]> {
    const rows: VersionRow[] = await versionsOf(this.#db, document)
      .orderBy('version', 'desc')
      .select([...VERSION_COLUMNS]);
    return rows.map(toVersion);
  }

  async read(
    document: DocumentKey,
    version?: number,
  ): Promise<StoredVersion | undefined> {
    const row: FullVersionRow | undefined = await versionsOf(this.#db, document)
      .where(version === undefined ? { state: 'active' } : { version })
      .first();
    return row && toStoredVersion(row);
  }

  async readActive(): Promise<StoredVersion[]> {
    const rows: FullVersionRow[] = await this.#db<FullVersionRow>(
      'document_versions',
    )
      .where({ state: 'active' })
      .orderBy(['kind', 'document_id']);
    return rows.map(toStoredVersion);
  }
}
