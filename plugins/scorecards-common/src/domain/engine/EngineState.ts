import type { EngineExemption } from './Exemptions';
import { Exemptions } from './Exemptions';
import { compileRules } from './compileRules';
import { EngineFacts } from './EngineFacts';
import { EntityRows } from './EntityRows';
import { Judge } from './Judge';
import { levelOf } from './ranking';
import type { RuleScorecard, RuleSet } from './RuleSet';
import { NEVER, NOT_ABOUT } from './verdicts';

/** All that an engine knows. */
export class EngineState {
  readonly entities = new EntityRows();
  readonly facts = new EngineFacts();
  readonly exemptions = new Exemptions();
  /** Providers whose collectors are silent. */
  frozenProviders: ReadonlySet<string> = new Set();
  #rules: RuleSet = compileRules({ scorecards: [], table: this.facts.table });
  #changes = 0;

  get rules(): RuleSet {
    return this.#rules;
  }

  set rules(rules: RuleSet) {
    this.#rules = rules;
    this.changed();
  }

  /** Rises with each change of entities, rules or results. */
  get revision(): number {
    return this.entities.version + this.#changes;
  }

  /** Results are others. */
  changed(): void {
    this.#changes++;
  }

  /** Forgets all about a row. */
  clear(row: number): void {
    this.facts.clear(row);
    for (const { column } of [...this.rules.checks, ...this.rules.scorecards])
      column.set(row, NEVER, 0);
  }

  exemptionsOf(row: number): readonly EngineExemption[] | undefined {
    const head = this.entities.head(row);
    return head && this.exemptions.of(head.ref);
  }

  judge(at: number, rules: RuleSet = this.rules): Judge {
    return new Judge({ rules, frozenProviders: this.frozenProviders, at });
  }
}

/** The stored verdicts of the checks of a scorecard, until they are asked for the next time. */
export function verdictsOf(scorecard: RuleScorecard, row: number): Uint8Array {
  const { members, room: verdicts } = scorecard;
  for (let index = 0; index < members.length; index++)
    verdicts[index] = members[index].column.get(row);
  return verdicts;
}

/** The position by the stored verdicts. */
export function positionOf(
  scorecard: RuleScorecard,
  row: number,
  at: number,
): number {
  if (!scorecard.isAbout(row, at)) return NOT_ABOUT;
  const verdicts = verdictsOf(scorecard, row);
  return levelOf({ ranking: scorecard.ranking, verdicts, at });
}
