import { createHash } from 'node:crypto';
import type { VersionState } from '@callboard/backstage-plugin-scorecards-common';
import { compact, numberOf, type Big } from './columns';
import type {
  DocumentKey,
  DocumentRecord,
  StoredVersion,
  VersionRecord,
} from './DocumentStore';

/** A row of the table `documents`. */
export interface DocumentRow {
  kind: DocumentKey['kind'];
  document_id: string;
  origin: DocumentRecord['origin'];
  path: string | null;
  active_version: number | null;
  draft_version: number | null;
  seq: Big;
}

/** A row of the table `document_versions` without what is long. */
export interface VersionRow {
  kind: DocumentKey['kind'];
  document_id: string;
  version: number;
  state: VersionState;
  title: string;
  created_by: string | null;
  created_at: Big;
  active_from: Big | null;
  activated_at: Big | null;
  retired_at: Big | null;
  note: string | null;
  hash: string;
}

export interface FullVersionRow extends VersionRow {
  text: string;
  document_json: string;
}

/** By which it is told whether a text is the same. */
export const hashOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex');

/** What is not long. */
export const VERSION_COLUMNS = [
  'kind',
  'document_id',
  'version',
  'state',
  'title',
  'created_by',
  'created_at',
  'active_from',
  'activated_at',
  'retired_at',
  'note',
  'hash',
] as const;

export const keyColumns = ({ kind, id }: DocumentKey) => ({
  kind,
  document_id: id,
});

export const keyOf = (row: Pick<DocumentRow, 'kind' | 'document_id'>) => ({
  kind: row.kind,
  id: row.document_id,
});

/** One text for a document, as ids have no blanks. */
export const nameOf = ({ kind, id }: DocumentKey) => `${kind} ${id}`;

export const toVersion = (row: VersionRow): VersionRecord =>
  compact({
    version: row.version,
    state: row.state,
    title: row.title,
    hash: row.hash,
    createdBy: row.created_by ?? undefined,
    createdAt: Number(row.created_at),
    activeFrom: numberOf(row.active_from),
    activatedAt: numberOf(row.activated_at),
    retiredAt: numberOf(row.retired_at),
    note: row.note ?? undefined,
  });

export const toStoredVersion = (row: FullVersionRow): StoredVersion => ({
  ...keyOf(row),
  ...toVersion(row),
  text: row.text,
  document: JSON.parse(row.document_json),
});
