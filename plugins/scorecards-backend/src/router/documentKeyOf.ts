import { NotFoundError } from '@backstage/errors';
import type { DocumentKey } from '../database/DocumentStore';

const KINDS: readonly DocumentKey['kind'][] = [
  'Scorecard',
  'Standard',
  'FactSet',
  'Campaign',
];

/**
 * What an address names.
 *
 * @throws NotFoundError when there is no such kind
 */
export function documentKeyOf(named: {
  kind: string;
  id: string;
}): DocumentKey {
  const kind = KINDS.find(each => each === named.kind);
  if (!kind) throw new NotFoundError(`There is no ${named.kind} ${named.id}`);
  return { kind, id: named.id };
}
