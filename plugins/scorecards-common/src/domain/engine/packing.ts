import type { EngineState } from './EngineState';
import { NEVER } from './verdicts';

/**
 * All results of an entity, compact, as JSON.
 *
 * @public
 */
export interface PackedResults {
  /** For each check: its number, its verdict, and since when it counts as it does, in seconds since 1970. */
  checks: number[];
  /** Id of the scorecard, position, and since when. */
  levels: [scorecard: string, position: number, since: number][];
}

/** The results of a row. */
export function pack(state: EngineState, row: number): PackedResults {
  const { checks, scorecards } = state.rules;
  return {
    checks: checks.flatMap(({ number, column }) =>
      column.get(row) === NEVER
        ? []
        : [number!, column.get(row), column.since(row)],
    ),
    levels: scorecards.flatMap(({ id, column }) =>
      column.get(row) === NEVER
        ? []
        : [[id, column.get(row), column.since(row)]],
    ),
  };
}

/** Puts results in; those of checks and scorecards that are not in force are left out. */
export class Unpacker {
  readonly #state: EngineState;
  readonly #byNumber;

  constructor(state: EngineState) {
    this.#state = state;
    this.#byNumber = new Map(
      state.rules.checks.map(check => [check.number, check]),
    );
  }

  unpack(row: number, packed: PackedResults): void {
    const { checks, levels } = packed;
    this.#state.changed();
    for (let index = 0; index + 2 < checks.length; index += 3) {
      const column = this.#byNumber.get(checks[index])?.column;
      column?.set(row, checks[index + 1], checks[index + 2]);
    }
    for (const [id, position, since] of levels) {
      const scorecard = this.#state.rules.scorecardById.get(id);
      scorecard?.column.set(row, position, since);
    }
  }
}
