import type { Knex } from 'knex';
import { plainText } from '@internal/backend-kit';
import { keyColumns } from '../../documentRows';
import type { DocumentStore } from '../../DocumentStore';
import {
  checkDraft,
  contentOf,
  findDocument,
  nextVersion,
  retireVersions,
  versionsOf,
} from './versions';

export async function saveDraft(
  tx: Knex.Transaction,
  request: Parameters<DocumentStore['saveDraft']>[0],
): ReturnType<DocumentStore['saveDraft']> {
  const { by, at } = request;
  const checked = await checkDraft(
    tx,
    await findDocument(tx, request),
    request,
  );
  if (checked.outcome !== 'same') return checked;
  const content = { ...contentOf(request), created_by: by, created_at: at };
  if (checked.draft) {
    const { version } = checked.draft;
    await versionsOf(tx, request).where({ version }).update(content);
    return { outcome: 'saved', version };
  }
  const version = await nextVersion(tx, request);
  await tx('document_versions').insert({
    ...keyColumns(request),
    ...content,
    version,
    state: 'draft',
  });
  await tx('documents')
    .insert({
      ...keyColumns(request),
      origin: 'portal',
      draft_version: version,
      seq: 0,
    })
    .onConflict(['kind', 'document_id'])
    // What git has no more is the portal's again.
    .merge({ origin: 'portal', path: null, draft_version: version });
  return { outcome: 'saved', version };
}

/** What nobody could see but its writers leaves no trace. */
export async function discardDraft(
  tx: Knex.Transaction,
  request: Parameters<DocumentStore['discardDraft']>[0],
): ReturnType<DocumentStore['discardDraft']> {
  const row = await findDocument(tx, request);
  const checked = await checkDraft(tx, row, request);
  if (checked.outcome !== 'same') return checked;
  await versionsOf(tx, request).where({ state: 'draft' }).delete();
  await tx('documents')
    .where(keyColumns(request))
    .update({ draft_version: null });
  const left = await versionsOf(tx, request).first('version');
  if (!left) await tx('documents').where(keyColumns(request)).delete();
  return { outcome: 'discarded' };
}

export async function publishDraft(
  tx: Knex.Transaction,
  seq: number,
  request: Parameters<DocumentStore['publish']>[0],
): ReturnType<DocumentStore['publish']> {
  const { from, at, note } = request;
  const checked = await checkDraft(
    tx,
    await findDocument(tx, request),
    request,
  );
  if (checked.outcome !== 'same') return checked;
  const { version } = checked.draft!;
  const isLater = from !== undefined && from > at;
  if (isLater) {
    await versionsOf(tx, request)
      .where({ state: 'scheduled' })
      .update({ state: 'retired', retired_at: at });
  } else {
    await retireVersions(tx, request, at);
  }
  const state = isLater ? 'scheduled' : 'active';
  await versionsOf(tx, request)
    .where({ version })
    .update({
      state,
      note: note === undefined ? null : plainText(note),
      ...(isLater ? { active_from: from } : { activated_at: at }),
    });
  await tx('documents')
    .where(keyColumns(request))
    .update({
      draft_version: null,
      // What waits for its moment has nobody judged anew.
      ...(!isLater && { active_version: version, seq }),
    });
  return { outcome: 'published', version, state };
}
