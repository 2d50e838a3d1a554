import type { Entity } from '@backstage/catalog-model';

/** Kinds that scorecards may be about: what teams run and own, and not the teams themselves. */
const KINDS: ReadonlySet<string> = new Set([
  'component',
  'api',
  'resource',
  'system',
  'domain',
]);

/** Whether scorecards may be about an entity. */
export const isJudged = ({ kind }: Entity): boolean =>
  KINDS.has(kind.toLocaleLowerCase('en-US'));
