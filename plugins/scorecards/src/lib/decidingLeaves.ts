import type { ExplainedCondition } from '@callboard/backstage-plugin-scorecards-common';

const ASKS: ReadonlySet<ExplainedCondition['kind']> = new Set([
  'leaf',
  'list',
  'cel',
]);

/** The questions whose answers decided a condition, in the order in which they are asked. */
export function decidingLeaves(
  condition: ExplainedCondition,
): ExplainedCondition[] {
  if (!condition.decides) return [];
  if (ASKS.has(condition.kind)) return [condition];
  return (condition.children ?? []).flatMap(decidingLeaves);
}
