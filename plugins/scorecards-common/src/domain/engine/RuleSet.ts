import type { Check, Scorecard } from '../../types';
import type { CompiledCheck } from '../evaluation/compiled';
import type { FactTable } from '../evaluation/FactTable';
import type { Ranking } from './ranking';
import type { ResultColumn } from './ResultColumn';

/**
 * A version of a scorecard that is in force.
 *
 * @public
 */
export interface ActiveScorecard {
  document: Scorecard;
  version: number;
}

/** A check of a rule set, however many scorecards it counts in. */
export interface RuleCheck {
  /** `scorecard/check`. */
  readonly id: string;
  /** Id of the scorecard that defines it. */
  readonly scorecardId: string;
  /** The number it is stored by. */
  readonly number: number | undefined;
  /** Absent when no scorecard defines it. */
  readonly definition: Check | undefined;
  readonly compiled: CompiledCheck;
  /** What it was compiled from. */
  readonly source: string;
  /** Why it is broken. */
  readonly problem: string | undefined;
  /** Those it counts in. */
  readonly scorecards: readonly RuleScorecard[];
  /** Verdicts; they stay from one rule set to the next. */
  readonly column: ResultColumn;
}

/** A scorecard of a rule set. */
export interface RuleScorecard extends ActiveScorecard {
  readonly id: string;
  readonly ranking: Ranking;
  /** In the order of the places of the ranking. */
  readonly members: readonly RuleCheck[];
  /** Room for the verdicts of one row, as making it anew for each would cost more than all the rest. */
  readonly room: Uint8Array;
  /** Position of the level that services should have. */
  readonly target: number | undefined;
  /** Absent when it is about all. */
  readonly appliesTo: CompiledCheck | undefined;
  /** Whether it is about an entity. An outage takes nobody in or out: a filter that is too old selects as it last did. */
  isAbout(row: number, at: number): boolean;
  /** Positions; they stay from one rule set to the next. */
  readonly column: ResultColumn;
}

/**
 * A check that cannot be judged.
 *
 * @public
 */
export interface RuleProblem {
  /** `scorecard/check`, or the id of a scorecard whose filter is meant. */
  subject: string;
  message: string;
}

/** The scorecards in force, made ready for a table of facts. */
export interface RuleSet {
  readonly table: FactTable;
  readonly scorecards: readonly RuleScorecard[];
  readonly checks: readonly RuleCheck[];
  readonly checkById: ReadonlyMap<string, RuleCheck>;
  readonly scorecardById: ReadonlyMap<string, RuleScorecard>;
  /** What has to be looked at again when the fact of a slot changes. */
  readonly bySlot: readonly SlotReaders[];
  readonly problems: readonly RuleProblem[];
}

/** Who reads a fact. */
export interface SlotReaders {
  readonly checks: readonly RuleCheck[];
  /** Those whose filter reads it. */
  readonly scorecards: readonly RuleScorecard[];
}
