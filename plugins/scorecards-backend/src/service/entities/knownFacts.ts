import type {
  Condition,
  ExplainedCondition,
  KnownFact,
} from '@callboard/backstage-plugin-scorecards-common';
import {
  STALE,
  explainCondition,
} from '@callboard/backstage-plugin-scorecards-common/domain';
import type {
  FactTable,
  Subject,
} from '@callboard/backstage-plugin-scorecards-common/domain';
import type { FactsRecord } from '../../database/FactStore';
import type { ProviderRecord } from '../../database/RunStore';
import { observedAtOf, toReading } from '../../database/storedFacts';
import type { RuleCheck } from '../state/book';

export const iso = (at: number) => new Date(at).toISOString();

/** What is known of a row, by full name; facts that no schema names any more are left out. */
export function knownFacts(options: {
  records: readonly FactsRecord[];
  providers: ReadonlyMap<string, ProviderRecord>;
  table: FactTable;
  row: number;
  /** Full names of what is wanted; all when absent. */
  wanted?: ReadonlySet<string>;
}): Map<string, KnownFact> {
  const { records, providers, table, row, wanted } = options;
  const known = new Map<string, KnownFact>();
  for (const record of records) {
    const { providerId, runId } = record;
    const provider = providers.get(providerId);
    const seenBy =
      runId === undefined
        ? undefined
        : record.heldRunId ?? provider?.lastOkRunId ?? runId;
    for (const [name, fact] of record.facts) {
      const fullName = `${providerId}/${name}`;
      const slot = table.slotOf(fullName);
      if (slot === undefined || wanted?.has(fullName) === false) continue;
      known.set(fullName, {
        fact: fullName,
        reading: toReading(fact),
        observedAt: iso(observedAtOf(fact, record, provider?.lastOkAt)),
        since: iso(fact.s),
        ...(seenBy !== undefined && { runId: seenBy }),
        isStale: table.columns[slot].states[row] >= STALE,
      });
    }
  }
  return known;
}

/** The first leaf that decided. */
function decisive(told: ExplainedCondition): ExplainedCondition {
  const deciding = (told.children ?? []).filter(({ decides }) => decides);
  const next =
    deciding.find(({ truth }) => truth === told.truth) ?? deciding[0];
  return next ? decisive(next) : told;
}

/** The leaf that decided that a condition is not true, in one sentence. */
export function whyNot(condition: Condition, subject: Subject): string {
  const { wanted, actual } = decisive(explainCondition(condition, subject));
  return actual === undefined
    ? `Wanted: ${wanted}.`
    : `Wanted: ${wanted}; actual: ${actual}.`;
}

/** Why a check does not pass, in one sentence. */
export function whyOf(check: RuleCheck, subject: Subject): string | undefined {
  const { definition, problem } = check;
  if (problem !== undefined) return `The check is broken: ${problem}`;
  return definition && whyNot(definition.passes, subject);
}
