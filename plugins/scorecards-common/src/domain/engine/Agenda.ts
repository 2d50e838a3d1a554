import type { ChangeCause } from '../../types';
import type { RuleCheck, RuleScorecard } from './RuleSet';

/** What has to be looked at again for an entity, and why. The first cause of each stays. */
export class Agenda {
  readonly checks: RuleCheck[] = [];
  readonly checkCauses: ChangeCause[] = [];
  readonly scorecards: RuleScorecard[] = [];
  readonly scorecardCauses: ChangeCause[] = [];
  readonly #seen = new Set<RuleCheck | RuleScorecard>();

  get isEmpty(): boolean {
    return this.#seen.size === 0;
  }

  addChecks(checks: readonly RuleCheck[], cause: ChangeCause): void {
    for (const check of checks) {
      if (this.#seen.has(check)) continue;
      this.#seen.add(check);
      this.checks.push(check);
      this.checkCauses.push(cause);
    }
  }

  addScorecards(
    scorecards: readonly RuleScorecard[],
    cause: ChangeCause,
  ): void {
    for (const scorecard of scorecards) {
      if (this.#seen.has(scorecard)) continue;
      this.#seen.add(scorecard);
      this.scorecards.push(scorecard);
      this.scorecardCauses.push(cause);
    }
  }

  /** Takes over what another has that is not here. */
  addAll(other: Agenda): void {
    other.checks.forEach((check, index) =>
      this.addChecks([check], other.checkCauses[index]),
    );
    other.scorecards.forEach((scorecard, index) =>
      this.addScorecards([scorecard], other.scorecardCauses[index]),
    );
  }
}
