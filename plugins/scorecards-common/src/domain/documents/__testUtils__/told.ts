import type { StandardsDocument } from '../../../types';
import { checkDocument, type CheckDocumentOptions } from '../checkDocument';
import { readDocumentValue } from '../readDocument';
import { optionsFor } from './goodDocuments';

export const OWNED = { fact: 'catalog/owner', present: true };
export const size = (comparison: object) => ({
  fact: 'oncall/rotation-size',
  ...comparison,
});

export const check = (id: string, more: object = {}) => ({
  id,
  title: id,
  level: 'bronze',
  passes: OWNED,
  ...more,
});

export const scorecard = (more: object = {}) => ({
  kind: 'Scorecard',
  id: 'mine',
  title: 'Mine',
  owner: 'group:default/platform',
  ranking: 'levels',
  levels: [
    { id: 'bronze', title: 'Bronze' },
    { id: 'silver', title: 'Silver' },
  ],
  checks: [check('a'), check('b', { level: 'silver' })],
  ...more,
});

export const withChecks = (...checks: object[]) =>
  scorecard({
    checks: [check('a'), check('b', { level: 'silver' }), ...checks],
  });

export const points = (...levels: object[]) =>
  scorecard({ ranking: 'points', levels });

export const campaign = (more: object) => ({
  kind: 'Campaign',
  id: 'move',
  title: 'Move',
  owner: 'group:default/platform',
  target: { checks: ['production-readiness/readme'] },
  startsOn: '2027-01-01',
  endsOn: '2027-06-30',
  ...more,
});

export const factSet = (...facts: object[]) => ({
  kind: 'FactSet',
  id: 'ci',
  title: 'CI',
  owner: 'group:default/platform',
  source: 'push',
  facts,
});

export const fact = (more: object) => ({
  name: 'x',
  title: 'X',
  type: 'number',
  ...more,
});

export function findingsOf(
  value: object,
  more: Partial<CheckDocumentOptions> = {},
) {
  const { document, findings } = readDocumentValue(value);
  if (!document) throw new Error(JSON.stringify(findings));
  return checkDocument(document satisfies StandardsDocument, {
    ...optionsFor('mine'),
    ...more,
  });
}

export type Told = [code: string, path: string, replacement?: string];

export const told = (
  value: object,
  more?: Partial<CheckDocumentOptions>,
): Told[] =>
  findingsOf(value, more).map(({ code, path, replacement }) =>
    replacement === undefined
      ? [code, path.join('.')]
      : [code, path.join('.'), replacement],
  );
