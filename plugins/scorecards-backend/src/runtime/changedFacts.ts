import type {
  ChangedFacts,
  ScorecardEngine,
} from '@callboard/backstage-plugin-scorecards-common/domain';
import type { KeptResults } from './KeptResults';

/** Facts of entities that are in memory, and not judged; which of them changed last is known, and is the likeliest cause. */
export function changedFactsOf(
  refs: readonly string[],
  kept: KeptResults,
  engine: ScorecardEngine,
): ChangedFacts[] {
  const factsOf = (providerId: string) =>
    engine.table.columns
      .map(({ fact }) => fact.fullName)
      .filter(name => name.startsWith(`${providerId}/`));
  const known = new Map<string, string[]>();
  return refs.flatMap(ref =>
    [...kept.arrearsOf(ref)].map(([providerId, { newest, runId }]) => {
      const facts = known.get(providerId) ?? factsOf(providerId);
      known.set(providerId, facts);
      const first = newest === undefined ? [] : [`${providerId}/${newest}`];
      return { ref, facts: [...first, ...facts], ...(runId && { runId }) };
    }),
  );
}
