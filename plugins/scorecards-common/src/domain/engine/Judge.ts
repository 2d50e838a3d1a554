import { STALE } from '../evaluation/FactTable';
import type { EngineExemption } from './Exemptions';
import { exemptionFor } from './Exemptions';
import type { RuleCheck, RuleSet } from './RuleSet';
import { providerOf } from './EngineFacts';
import { COUNTS_AS, frozenAs, NEVER, STATE } from './verdicts';

/** Gives verdicts at one moment. */
export class Judge {
  readonly #rules: RuleSet;
  readonly #at: number;
  /** Of slots whose collector is silent. */
  readonly #isFrozen: Uint8Array;

  constructor(options: {
    rules: RuleSet;
    /** Providers whose collectors are silent. */
    frozenProviders: ReadonlySet<string>;
    at: number;
  }) {
    this.#rules = options.rules;
    this.#at = options.at;
    this.#isFrozen = Uint8Array.from(options.rules.table.columns, ({ fact }) =>
      Number(options.frozenProviders.has(providerOf(fact.fullName))),
    );
  }

  verdict(options: {
    check: RuleCheck;
    row: number;
    /** What it was until now. */
    before: number;
    /** Of the entity. */
    exemptions: readonly EngineExemption[] | undefined;
  }): number {
    const { check, row, exemptions } = options;
    const verdict = check.compiled.judge(row, this.#at);
    if (verdict === STATE.notApplicable) return verdict;
    if (exemptions && exemptionFor(exemptions, check, this.#at))
      return STATE.exempt;
    if (verdict === STATE.error) return broken(options.before);
    return verdict % 8 === STATE.stale ? this.#stale(check, row) : verdict;
  }

  /** What it would be if the old facts of silent collectors were right: what was pushed or signed off has to be said again. */
  #stale({ compiled }: RuleCheck, row: number): number {
    const { table } = this.#rules;
    const frozen = compiled.slots.filter(
      slot => this.#isFrozen[slot] && table.columns[slot].states[row] >= STALE,
    );
    for (const slot of frozen) table.setStale(row, slot, false);
    const was = compiled.judge(row, this.#at);
    for (const slot of frozen) table.setStale(row, slot, true);
    return was >= STATE.stale && was !== STATE.notApplicable
      ? STATE.stale
      : frozenAs(STATE.stale, was);
  }
}

function broken(before: number): number {
  const was = before === NEVER ? NEVER : COUNTS_AS[before];
  return was < STATE.stale || was === STATE.notApplicable
    ? frozenAs(STATE.error, was)
    : STATE.error;
}
