import type { Knex } from 'knex';
import { plainText } from '@internal/backend-kit';
import { clip } from '../../columns';
import {
  keyColumns,
  VERSION_COLUMNS,
  type DocumentRow,
  type FullVersionRow,
  type VersionRow,
} from '../../documentRows';
import type {
  DocumentKey,
  DraftRefusal,
  VersionKey,
  WrittenDocument,
} from '../../DocumentStore';

/** Characters of a title, as its column has them. */
const TITLE = 500;

export const findDocument = (
  tx: Knex,
  key: DocumentKey,
): Promise<DocumentRow | undefined> =>
  tx<DocumentRow>('documents').where(keyColumns(key)).first();

export const versionsOf = (tx: Knex, key: DocumentKey) =>
  tx<FullVersionRow>('document_versions').where(keyColumns(key));

export async function nextVersion(tx: Knex, key: DocumentKey): Promise<number> {
  const [{ last }] = await versionsOf(tx, key).max({ last: 'version' });
  return Number(last ?? 0) + 1;
}

/** What of a document a version of it holds. */
export const contentOf = ({
  title,
  text,
  document,
  hash,
}: WrittenDocument) => ({
  title: clip(title, TITLE),
  text: plainText(text),
  document_json: JSON.stringify(document),
  hash,
});

/** Whether the draft is the one that somebody has seen; else what keeps it from being changed. */
export async function checkDraft(
  tx: Knex,
  row: DocumentRow | undefined,
  { seenHash, ...key }: DocumentKey & { seenHash?: string },
): Promise<{ outcome: 'same'; draft?: VersionRow } | DraftRefusal> {
  if (row?.origin === 'git' && row.active_version !== null) {
    return { outcome: 'read-only', path: row.path ?? '' };
  }
  const draft: VersionRow | undefined =
    typeof row?.draft_version === 'number'
      ? await versionsOf(tx, key)
          .where({ version: row.draft_version })
          .first([...VERSION_COLUMNS])
      : undefined;
  if (draft?.hash === seenHash) return { outcome: 'same', draft };
  if (!draft) return { outcome: 'conflict' };
  return {
    outcome: 'conflict',
    hash: draft.hash,
    changedAt: Number(draft.created_at),
    ...(draft.created_by !== null && { changedBy: draft.created_by }),
  };
}

/** Ends versions that are active or wait to be. */
export async function retireVersions(
  tx: Knex,
  key: DocumentKey,
  at: number,
): Promise<VersionKey[]> {
  const ended: { version: number }[] = await versionsOf(tx, key)
    .whereIn('state', ['active', 'scheduled'])
    .update({ state: 'retired', retired_at: at })
    .returning('version');
  return ended.map(({ version }) => ({ kind: key.kind, id: key.id, version }));
}
