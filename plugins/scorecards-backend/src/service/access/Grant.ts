import {
  AuthorizeResult,
  type PermissionCriteria,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
  type ConditionTransformer,
} from '@backstage/plugin-permission-node';

/** What a rule asks of a thing: that a column of it has one of the values. */
interface Filter {
  column: string;
  values: string[];
}

/** What a decision of the policy lets somebody do, and with which things. */
export class Grant<F extends Filter> {
  readonly #result: AuthorizeResult;
  readonly #criteria?: PermissionCriteria<F>;

  /** @param resourceType - conditions on anything else give nothing */
  constructor(
    decision: PolicyDecision,
    {
      resourceType,
      toFilter,
    }: { resourceType: string; toFilter: ConditionTransformer<F> },
  ) {
    this.#result = decision.result;
    if (decision.result !== AuthorizeResult.CONDITIONAL) return;
    if (decision.resourceType === resourceType) {
      this.#criteria = toFilter(decision.conditions);
    } else this.#result = AuthorizeResult.DENY;
  }

  /** Whether it gives nothing. */
  get isRefused(): boolean {
    return this.#result === AuthorizeResult.DENY;
  }

  /** Whether it gives everything. */
  get isFull(): boolean {
    return this.#result === AuthorizeResult.ALLOW;
  }

  /** The same for grants that give the same. */
  get key(): string {
    return JSON.stringify([this.#result, this.#criteria]);
  }

  /** @param thing - what its columns have */
  allows(thing: Readonly<Record<F['column'], readonly string[]>>): boolean {
    const holds = (part: PermissionCriteria<F>): boolean => {
      if (isAndCriteria(part)) return part.allOf.every(holds);
      if (isOrCriteria(part)) return part.anyOf.some(holds);
      if (isNotCriteria(part)) return !holds(part.not);
      const has = thing[part.column as F['column']];
      return has.some(value => part.values.includes(value));
    };
    return this.#criteria ? holds(this.#criteria) : this.isFull;
  }
}
