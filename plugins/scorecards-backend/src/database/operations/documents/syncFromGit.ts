import type { Knex } from 'knex';
import {
  keyColumns,
  keyOf,
  nameOf,
  type DocumentRow,
} from '../../documentRows';
import type {
  DocumentFile,
  DocumentStore,
  SyncedDocuments,
  VersionKey,
} from '../../DocumentStore';
import { inChange } from '../nextSeq';
import { contentOf, nextVersion, retireVersions, versionsOf } from './versions';

type Read = Parameters<DocumentStore['syncFromGit']>[0];
type Known = DocumentRow & { hash: string | null };

interface Plan {
  /** Files whose text is not what is active, or whose document git does not have yet. */
  news: DocumentFile[];
  /** Files that moved. */
  moved: DocumentFile[];
  gone: Known[];
}

const isOfGit = (row: Known) =>
  row.origin === 'git' && row.active_version !== null;

async function plan(db: Knex, { files, gone }: Read): Promise<Plan> {
  const rows: Known[] = await db<DocumentRow>('documents')
    .leftJoin('document_versions as active', join =>
      join
        .on('active.kind', 'documents.kind')
        .on('active.document_id', 'documents.document_id')
        .on('active.version', 'documents.active_version'),
    )
    .select('documents.*', 'active.hash');
  const known = new Map(rows.map(row => [nameOf(keyOf(row)), row]));
  const pathOfGone = new Map(gone.map(one => [nameOf(one), one.path]));
  const isNew = (file: DocumentFile) => {
    const row = known.get(nameOf(file));
    return !row || !isOfGit(row) || row.hash !== file.hash;
  };
  return {
    news: files.filter(isNew),
    moved: files.filter(
      file => !isNew(file) && known.get(nameOf(file))?.path !== file.path,
    ),
    gone: rows.filter(
      row => isOfGit(row) && pathOfGone.get(nameOf(keyOf(row))) === row.path,
    ),
  };
}

const isEmpty = ({ news, moved, gone }: Plan) =>
  news.length + moved.length + gone.length === 0;

async function takeFile(
  tx: Knex.Transaction,
  file: DocumentFile,
  { at, seq }: { at: number; seq: number },
): Promise<VersionKey> {
  await versionsOf(tx, file).where({ state: 'draft' }).delete();
  await retireVersions(tx, file, at);
  const version = await nextVersion(tx, file);
  await tx('document_versions').insert({
    ...keyColumns(file),
    ...contentOf(file),
    version,
    state: 'active',
    created_at: at,
    activated_at: at,
  });
  const row = {
    origin: 'git',
    path: file.path,
    active_version: version,
    draft_version: null,
    seq,
  };
  await tx('documents')
    .insert({ ...keyColumns(file), ...row })
    .onConflict(['kind', 'document_id'])
    .merge(row);
  return { kind: file.kind, id: file.id, version };
}

/** Has documents be as the files of git are; where they are so already, nothing is written. */
export async function syncFromGit(
  db: Knex,
  read: Read,
): Promise<SyncedDocuments> {
  const nothing: SyncedDocuments = { published: [], retired: [] };
  if (isEmpty(await plan(db, read))) return nothing;
  const { at } = read;
  return inChange(db, async (tx, seq) => {
    // Another process may have read the same meanwhile.
    const { news, moved, gone } = await plan(tx, read);
    const published: VersionKey[] = [];
    const retired: VersionKey[] = [];
    for (const file of news) {
      published.push(await takeFile(tx, file, { at, seq }));
    }
    for (const file of moved) {
      await tx('documents').where(keyColumns(file)).update({ path: file.path });
    }
    for (const row of gone) {
      const key = keyOf(row);
      retired.push(...(await retireVersions(tx, key, at)));
      await tx('documents')
        .where(keyColumns(key))
        .update({ active_version: null, seq });
    }
    return { published, retired };
  });
}
