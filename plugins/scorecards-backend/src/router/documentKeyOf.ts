import { NotFoundError } from '@backstage/errors';
import type { DocumentName } from '@callboard/backstage-plugin-scorecards-common';

const KINDS: readonly DocumentName['kind'][] = [
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
}): DocumentName {
  const kind = KINDS.find(each => each === named.kind);
  if (!kind) throw new NotFoundError(`There is no ${named.kind} ${named.id}`);
  return { kind, id: named.id };
}
