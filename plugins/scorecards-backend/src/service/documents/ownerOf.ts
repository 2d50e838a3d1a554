import type { DocumentRecord } from '../../database/DocumentStore';
import { fullRef } from '../access/refs';
import type { World } from '../World';

/** Who keeps a document: as it is in force, for a draft alone would let others take it over. */
export async function ownerOf(
  { stores, runtime }: Pick<World, 'stores' | 'runtime'>,
  { kind, id, active, scheduled, draft }: DocumentRecord,
): Promise<string> {
  const key = { kind, id };
  const version =
    (active ?? scheduled ?? draft)?.version ??
    (await stores.documents.listVersions(key))[0]?.version;
  const inForce = runtime.rules.documents.find(
    each => each.kind === kind && each.id === id && each.version === version,
  );
  const stored = inForce ?? (await stores.documents.read(key, version));
  return stored ? fullRef(stored.document.owner) : '';
}
