import type {
  EngineExemption,
  ScorecardEngine,
} from '@callboard/backstage-plugin-scorecards-common/domain';
import type { ExemptionRecord } from '../database/ExemptionStore';
import type { RulesInForce } from './Runtime';

/** What an exemption is of: `scorecard/check`, or the id of a scorecard. */
function coveredBy(
  record: ExemptionRecord,
  { checkIds, scorecardIds }: RulesInForce,
): string | undefined {
  return record.checkNumber === undefined
    ? scorecardIds.get(record.scorecardNumber)
    : checkIds.get(record.checkNumber);
}

/**
 * Exemptions that were approved, by entity: the engine is always told all of an entity. Only of entities that are there, as what is kept
 * of others may be removed without a word.
 */
export class Exempted {
  readonly #engine: ScorecardEngine;
  readonly #rules: RulesInForce;
  readonly #byRef = new Map<string, Map<string, EngineExemption>>();
  readonly #refs = new Map<string, string>();
  /** Whoever decided or ended these may have died before it was judged. */
  readonly #owed = new Map<string, ExemptionRecord>();

  constructor(options: { engine: ScorecardEngine; rules: RulesInForce }) {
    this.#engine = options.engine;
    this.#rules = options.rules;
  }

  /** News that somebody has to judge, in whichever state they are. */
  owe(records: readonly ExemptionRecord[]): void {
    for (const record of records) {
      const { state, id } = record;
      if (state !== 'requested' && state !== 'refused')
        this.#owed.set(id, record);
    }
  }

  /** What is owed, and was not judged here. */
  owed(): ExemptionRecord[] {
    return [...this.#owed.values()];
  }

  /** It was judged as it is. */
  settle({ id, seq }: ExemptionRecord): void {
    if ((this.#owed.get(id)?.seq ?? Infinity) <= seq) this.#owed.delete(id);
  }

  /** An entity is gone. */
  forget(entityRef: string): void {
    for (const id of this.#byRef.get(entityRef)?.keys() ?? [])
      this.#refs.delete(id);
    this.#byRef.delete(entityRef);
    this.#engine.setExemptions(entityRef, []);
  }

  /** In whichever state they are. */
  take(records: readonly ExemptionRecord[]): void {
    const touched = new Set<string>();
    for (const record of records) {
      const { id, entityRef } = record;
      // It may have been of an entity that has another name now.
      const before = this.#refs.get(id);
      if (before !== undefined) {
        this.#byRef.get(before)?.delete(id);
        touched.add(before);
      }
      this.#refs.delete(id);
      const exemption = this.#toEngine(record);
      if (!exemption) continue;
      const own = this.#byRef.get(entityRef) ?? new Map();
      this.#byRef.set(entityRef, own.set(id, exemption));
      this.#refs.set(id, entityRef);
      touched.add(entityRef);
    }
    for (const ref of touched) {
      const own = [...(this.#byRef.get(ref)?.values() ?? [])];
      if (own.length === 0) this.#byRef.delete(ref);
      this.#engine.setExemptions(ref, own);
    }
  }

  /** Ids of the checks that an exemption is of. */
  checksOf(record: ExemptionRecord): Set<string> {
    const covers = coveredBy(record, this.#rules);
    const ids = [...this.#rules.checkNumbers.keys()];
    return new Set(
      ids.filter(id => id === covers || id.startsWith(`${covers}/`)),
    );
  }

  #toEngine(record: ExemptionRecord): EngineExemption | undefined {
    const covers = coveredBy(record, this.#rules);
    const { id, entityRef, requestedAt, decidedAt, until } = record;
    const isMeant = record.state === 'approved' && this.#engine.head(entityRef);
    if (!isMeant || covers === undefined) return undefined;
    return { id, entityRef, covers, from: decidedAt ?? requestedAt, until };
  }
}
