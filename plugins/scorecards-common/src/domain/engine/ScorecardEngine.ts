import type { ChangeCause, Condition, NamedFact } from '../../types';
import type {
  OrganisationRollup,
  CheckRollup,
  ExemptionDebt,
  MatrixPage,
} from '../../types/rollups';
import type { WhatIf } from '../../types/whatIf';
import type { FactTable } from '../evaluation/FactTable';
import type { ChangedFacts, EngineChange } from './changes';
import { checkIdOf, compileRules } from './compileRules';
import { EngineState } from './EngineState';
import { entityResults } from './entityResults';
import type { EntityResults } from './entityResults';
import type { EntityHead } from './EntityRows';
import type { EngineExemption } from './Exemptions';
import { setFacts, setSeen } from './intake';
import type { FactUpdate } from './intake';
import { pack, Unpacker } from './packing';
import type { PackedResults } from './packing';
import { Passes } from './Passes';
import { checkRollup, exemptionDebt, organisation } from './rollups';
import type { CheckRollupOptions } from './rollups';
import { matrix } from './matrix';
import type { MatrixOptions } from './matrix';
import { rowsWhere } from './rowsWhere';
import type { ActiveScorecard, RuleProblem } from './RuleSet';
import { Slices } from './Slices';
import { whatIf } from './whatIf';
import type { WhatIfOptions } from './whatIf';

/**
 * Judges a catalog by the scorecards in force, and keeps the results. Long work lets others in every few milliseconds; when the rules
 * are set meanwhile, an evaluation under way ends early, for another has to follow anyway. Times are milliseconds since
 * 1970 where nothing else is said.
 *
 * @public
 */
export class ScorecardEngine {
  readonly #state = new EngineState();
  readonly #slices: Slices;
  readonly #passes: Passes;
  readonly #organisations = new WeakMap<
    Uint32Array,
    { revision: number; rollup: OrganisationRollup }
  >();

  constructor(options: {
    /** Lets others in. */
    pause: () => Promise<void>;
  }) {
    this.#slices = new Slices(options.pause);
    this.#passes = new Passes(this.#state, this.#slices);
  }

  get table(): FactTable {
    return this.#state.facts.table;
  }

  /** How many entities there are. */
  get size(): number {
    return this.#state.entities.size;
  }

  /**
   * Sets facts and scorecards; all entities have to be evaluated then, unless the results of these rules are restored. Facts in
   * `emptied` are new or have another schema: their readings have to be set again.
   */
  setRules(options: {
    facts: readonly NamedFact[];
    scorecards: readonly ActiveScorecard[];
    /** By id; one that is missing is refused. */
    checkNumbers: ReadonlyMap<string, number>;
  }): { problems: readonly RuleProblem[]; emptied: string[] } {
    const { facts } = this.#state;
    for (const { document } of options.scorecards)
      for (const check of document.checks) {
        const id = checkIdOf(document, check);
        if (!options.checkNumbers.has(id))
          throw new TypeError(`Check ${id} has no number to be stored by.`);
      }
    const emptied = facts.setSchemas(options.facts);
    const rules = compileRules({
      ...options,
      table: facts.table,
      previous: this.#state.rules,
    });
    this.#state.rules = rules;
    return { problems: rules.problems, emptied };
  }

  /** Takes in entities; those that were added have to be evaluated. `moved`: they have another owner. */
  ingest(entities: readonly (EntityHead & { removed?: boolean })[]): {
    added: string[];
    moved: string[];
    removed: string[];
  } {
    const added: string[] = [];
    const moved: string[] = [];
    const removed: string[] = [];
    for (const { removed: isRemoved, ...head } of entities) {
      if (isRemoved) {
        if (this.#remove(head.ref)) removed.push(head.ref);
        continue;
      }
      const { before } = this.#state.entities.put(head);
      if (!before) added.push(head.ref);
      else if (before.owner !== head.owner) moved.push(head.ref);
    }
    this.#state.facts.resize(this.#state.entities.capacity);
    return { added, moved, removed };
  }

  head(ref: string): EntityHead | undefined {
    const row = this.#state.entities.rowOf(ref);
    return row === undefined ? undefined : this.#state.entities.head(row);
  }

  /** Rises with each entity that comes, goes or has another head. */
  get headsVersion(): number {
    return this.#state.entities.version;
  }

  headAt(row: number): EntityHead | undefined {
    return this.#state.entities.head(row);
  }

  /** The verdict of a check by its id; see `stateOf`. Undefined when it is not in force. */
  verdictAt(row: number, check: string): number | undefined {
    return this.#state.rules.checkById.get(check)?.column.get(row);
  }

  /** The position in a scorecard by its id, `NOT_ABOUT` or `NEVER`. Undefined when it is not in force. */
  positionAt(row: number, scorecard: string): number | undefined {
    return this.#state.rules.scorecardById.get(scorecard)?.column.get(row);
  }

  /** Since when a verdict counts as it does, seconds since 1970. */
  verdictSince(row: number, check: string): number {
    return this.#state.rules.checkById.get(check)?.column.since(row) ?? 0;
  }

  /** Since when a position is what it is, seconds since 1970. */
  positionSince(row: number, scorecard: string): number {
    const { scorecardById } = this.#state.rules;
    return scorecardById.get(scorecard)?.column.since(row) ?? 0;
  }

  /** The rows of entities that are there. */
  rowsOf(refs: Iterable<string>): Uint32Array {
    const rows: number[] = [];
    for (const ref of refs) {
      const row = this.#state.entities.rowOf(ref);
      if (row !== undefined) rows.push(row);
    }
    return Uint32Array.from(rows);
  }

  /** Entities for which a condition is true. */
  rowsWhere(options: {
    condition: Condition;
    rows?: Uint32Array;
    at: number;
  }): Promise<Uint32Array> {
    return rowsWhere({ ...options, ...this.#source });
  }

  /** Puts readings in; returns what says something else than before, for {@link ScorecardEngine.evaluateFacts}. */
  setFacts(options: {
    updates: Iterable<FactUpdate>;
    at: number;
  }): Promise<ChangedFacts[]> {
    return setFacts({ ...options, ...this.#source });
  }

  /**
   * A provider looked at all entities but some, and what it says is set. Returns facts that were too old and are not any more.
   */
  setSeen(options: {
    provider: string;
    at: number;
    except?: ReadonlySet<string>;
  }): Promise<ChangedFacts[]> {
    return setSeen({ ...options, ...this.#source });
  }

  /** Sets all exemptions of an entity that were approved. */
  setExemptions(ref: string, exemptions: readonly EngineExemption[]): void {
    this.#state.exemptions.set(ref, exemptions);
  }

  /**
   * Sets the providers whose collectors are silent; facts of others that are too old do not count. Known before a sweep, no level is
   * lost meanwhile.
   */
  setFrozenProviders(providers: Iterable<string>): void {
    this.#state.frozenProviders = new Set(providers);
  }

  /** Judges entities again, all checks or some, by id. Without a cause, the rules are it. */
  evaluate(options: {
    at: number;
    rows?: Uint32Array;
    checks?: ReadonlySet<string>;
    cause?: ChangeCause;
  }): AsyncGenerator<EngineChange[]> {
    return this.#passes.evaluate(options);
  }

  /** Judges what reads facts that changed. */
  evaluateFacts(options: {
    changed: readonly ChangedFacts[];
    at: number;
    /** The facts themselves when absent. */
    cause?: ChangeCause;
  }): AsyncGenerator<EngineChange[]> {
    return this.#passes.evaluateFacts(options);
  }

  /** Judges what reads facts of providers that fell silent, or came back. */
  evaluateProviders(options: {
    providers: readonly string[];
    at: number;
  }): AsyncGenerator<EngineChange[]> {
    return this.#passes.evaluateProviders(options);
  }

  /** Judges what changed because time passed, after `since` and not after `at`: the last sweep, of whichever process, and now. */
  sweep(options: {
    since: number;
    at: number;
  }): AsyncGenerator<EngineChange[]> {
    return this.#passes.sweep(options);
  }

  /** Takes over results that were stored, without judging. */
  async restore(
    entries: Iterable<{ ref: string; results: PackedResults }>,
  ): Promise<void> {
    const unpacker = new Unpacker(this.#state);
    await this.#slices.each(entries, ({ ref, results }) => {
      const row = this.#state.entities.rowOf(ref);
      if (row !== undefined) unpacker.unpack(row, results);
    });
  }

  /** The results of an entity, to be stored. */
  pack(ref: string): PackedResults | undefined {
    const row = this.#state.entities.rowOf(ref);
    return row === undefined ? undefined : pack(this.#state, row);
  }

  /** The results of an entity, to be shown. */
  results(ref: string, at: number): EntityResults | undefined {
    const row = this.#state.entities.rowOf(ref);
    return row === undefined ? undefined : entityResults(this.#state, row, at);
  }

  /** What a draft would do. */
  whatIf(options: WhatIfOptions): Promise<WhatIf> {
    return whatIf({ ...options, ...this.#source });
  }

  /** Teams and scorecards, over the rows that the caller may see; worked out once for an array of rows, until something changes. */
  async organisation({
    rows = this.#state.entities.all,
  }: { rows?: Uint32Array } = {}): Promise<OrganisationRollup> {
    const { revision } = this.#state;
    const kept = this.#organisations.get(rows);
    if (kept?.revision === revision) return kept.rollup;
    const rollup = await organisation({ ...this.#source, rows });
    if (this.#state.revision === revision)
      this.#organisations.set(rows, { revision, rollup });
    return rollup;
  }

  /** A page of services and checks of a scorecard. */
  matrix(options: MatrixOptions): Promise<MatrixPage | undefined> {
    return matrix({ ...options, ...this.#source });
  }

  /** Who does not pass a check. */
  checkRollup(options: CheckRollupOptions): Promise<CheckRollup | undefined> {
    return checkRollup({ ...options, ...this.#source });
  }

  /** What exemptions hide. */
  exemptionDebt(options: {
    rows?: Uint32Array;
    at: number;
  }): Promise<ExemptionDebt> {
    return exemptionDebt({ ...options, ...this.#source });
  }

  get #source() {
    return { state: this.#state, slices: this.#slices };
  }

  #remove(ref: string): boolean {
    const row = this.#state.entities.remove(ref);
    if (row === undefined) return false;
    this.#state.clear(row);
    return true;
  }
}
