import { ConflictError } from '@backstage/errors';
import type { DraftRefusal } from '../../database/DocumentStore';
import { iso } from '../entities/knownFacts';
import type { World } from '../World';

/** Says why a draft was not changed. @throws ConflictError */
export function refuse(
  refusal: DraftRefusal,
  files: Pick<World['files'], 'placeOf'>,
): never {
  if (refusal.outcome === 'read-only') {
    const { path } = files.placeOf(refusal.path);
    throw new ConflictError(
      `This document comes from git; change ${path || 'its file'} there`,
    );
  }
  const { hash, changedBy, changedAt } = refusal;
  if (hash === undefined) {
    throw new ConflictError('seenHash: there is no such draft any more');
  }
  const by = changedBy === undefined ? '' : ` by ${changedBy}`;
  const at = changedAt === undefined ? '' : ` at ${iso(changedAt)}`;
  throw new ConflictError(
    `seenHash: the draft was changed${by}${at}; read it, and bring your changes into it`,
  );
}
