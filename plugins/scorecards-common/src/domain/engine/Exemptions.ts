import type { RuleCheck } from './RuleSet';

/**
 * An exemption that was approved.
 *
 * @public
 */
export interface EngineExemption {
  id: string;
  entityRef: string;
  /** `scorecard/check`; or the id of a scorecard, for all checks that it defines. */
  covers: string;
  /** Milliseconds since 1970. */
  from: number;
  /** Milliseconds since 1970, not included. */
  until: number;
}

/** Whether an exemption is meant for a check. */
export const isCovered = (
  exemption: EngineExemption,
  check: RuleCheck,
): boolean =>
  exemption.covers === check.id || exemption.covers === check.scorecardId;

/** The one of some exemptions that holds for a check; the one that holds longest when there are several. */
export function exemptionFor(
  exemptions: readonly EngineExemption[],
  check: RuleCheck,
  at: number,
): EngineExemption | undefined {
  let found: EngineExemption | undefined;
  for (const exemption of exemptions)
    if (
      exemption.from <= at &&
      at < exemption.until &&
      isCovered(exemption, check) &&
      (!found || exemption.until > found.until)
    )
      found = exemption;
  return found;
}

/** Exemptions by entity, also of entities that are not there yet. */
export class Exemptions {
  readonly #byRef = new Map<string, EngineExemption[]>();

  of(ref: string): readonly EngineExemption[] | undefined {
    return this.#byRef.get(ref);
  }

  /** All exemptions of an entity, in the place of those it had. */
  set(ref: string, exemptions: readonly EngineExemption[]): void {
    if (exemptions.length === 0) this.#byRef.delete(ref);
    else this.#byRef.set(ref, [...exemptions]);
  }
}
