import type { CheckState } from '../../types';
import type { LevelPlace } from '../../types/whatIf';
import { positionOf } from './EngineState';
import type { EngineState } from './EngineState';
import type { Judge } from './Judge';
import { levelOf } from './ranking';
import type { RuleCheck, RuleScorecard, RuleSet } from './RuleSet';
import { COUNTS_AS, countsAs, NEVER, NOT_ABOUT, STATE } from './verdicts';

/** A check of the scorecard as it is or as it would be, that may say something else. */
export interface ComparedCheck {
  readonly id: string;
  /** Absent when the draft adds it. */
  readonly before: RuleCheck | undefined;
  /** Absent when the draft leaves it out. */
  readonly after: RuleCheck | undefined;
  /** Its place among the verdicts that were made anew, or -1 where the stored one stays. */
  readonly place: number;
}

/** A scorecard with what its level would be. */
interface ComparedScorecard {
  readonly before: RuleScorecard | undefined;
  readonly after: RuleScorecard;
  /** For each member: its place among the verdicts that were made anew, or -1 where the stored one stays. */
  readonly anew: Int16Array;
}

/** In the place of a state: the check is not in the scorecard, or that is not about the service. */
export const ABSENT = -1;

/** State names of {@link WhatIfComparison.stateBefore} and of `stateAfter`. */
export const namedState = (state: number): CheckState | undefined =>
  state === ABSENT ? undefined : countsAs(state);

/** Positions as they are by positions in the draft: a level that is gone is worth the one below. */
function mapLevels(
  before: RuleScorecard | undefined,
  after: RuleScorecard,
): number[] {
  const mapped = [0];
  for (const { id } of before?.document.levels ?? []) {
    const index = after.document.levels.findIndex(level => level.id === id);
    mapped.push(index < 0 ? mapped[mapped.length - 1] : index + 1);
  }
  return mapped;
}

const counted = (verdict: number): number =>
  verdict === NEVER ? STATE.unknown : COUNTS_AS[verdict];

/** What decides a level, besides the verdicts. */
const shapeOf = (scorecard: RuleScorecard | undefined) =>
  JSON.stringify([
    scorecard?.ranking,
    scorecard?.members.map(({ id }) => id),
    scorecard?.document.appliesTo,
  ]);

/** Compares the rules in force with those that a draft would make, one service after the other. */
export class WhatIfComparison {
  readonly #state: EngineState;
  readonly #judge: Judge;
  readonly #at: number;
  /** Checks that have to be judged anew, and their verdicts for the row that is looked at. */
  readonly #changed: readonly RuleCheck[];
  readonly #verdicts: Uint8Array;
  readonly #mapped: readonly number[];
  readonly #isSameShape: boolean;
  /** Whether a verdict that was made anew is not the stored one. */
  #differs = false;
  readonly draft: ComparedScorecard;
  /** Other scorecards that count checks that change. */
  readonly others: readonly ComparedScorecard[];
  /** Checks of the draft, or of what is in force, that may say something else. */
  readonly checks: readonly ComparedCheck[];

  constructor(options: {
    state: EngineState;
    draftId: string;
    rules: RuleSet;
    at: number;
  }) {
    const { state, draftId, rules, at } = options;
    const active = state.rules;
    this.#state = state;
    this.#at = at;
    this.#judge = state.judge(at, rules);
    this.#changed = rules.checks.filter(
      ({ id, compiled }) => active.checkById.get(id)?.compiled !== compiled,
    );
    this.#verdicts = new Uint8Array(this.#changed.length);
    const compared = rules.scorecards.map(after => this.#compare(after));
    this.draft = compared.find(({ after }) => after.id === draftId)!;
    this.others = compared.filter(
      each => each !== this.draft && each.anew.some(place => place >= 0),
    );
    this.#isSameShape =
      shapeOf(this.draft.before) === shapeOf(this.draft.after);
    this.#mapped = mapLevels(this.draft.before, this.draft.after);
    this.checks = this.#comparedChecks();
  }

  /** Slots that the checks read that are judged anew. */
  get slots(): ReadonlySet<number> {
    return new Set(this.#changed.flatMap(({ compiled }) => compiled.slots));
  }

  /** Judges a row; what is asked after it is about this one. */
  look(row: number): void {
    this.#state.facts.age(row, this.#at);
    const exemptions = this.#state.exemptionsOf(row);
    this.#differs = false;
    this.#changed.forEach((check, index) => {
      const before = check.column.get(row);
      const after = this.#judge.verdict({ check, row, before, exemptions });
      this.#verdicts[index] = after;
      this.#differs ||= after !== before;
    });
  }

  // Each of 10,000 services is asked about with each key: numbers are told one by one, as pairs of them would be for the collector.

  /** The position in a scorecard as it is. */
  before({ before }: ComparedScorecard, row: number): number {
    return before ? positionOf(before, row, this.#at) : NOT_ABOUT;
  }

  /** The position in a scorecard as it would be. */
  after(scorecard: ComparedScorecard, row: number, before: number): number {
    const mayDiffer =
      this.#differs || (scorecard === this.draft && !this.#isSameShape);
    return mayDiffer ? this.#after(scorecard, row) : before;
  }

  /** How many levels of the draft a service falls, or, below zero, rises; 0 for those that it is newly or no longer about. */
  fall(before: number, after: number): number {
    return before === NOT_ABOUT || after === NOT_ABOUT
      ? 0
      : this.#mapped[before] - after;
  }

  /** Whether a service is at the target or above. */
  isAtTarget(scorecard: RuleScorecard | undefined, position: number): boolean {
    const target = scorecard?.target;
    return target !== undefined && position !== NOT_ABOUT && position >= target;
  }

  /** What a check counts as, where the service is at a position. */
  stateBefore({ before }: ComparedCheck, row: number, at: number): number {
    return before && at !== NOT_ABOUT
      ? counted(before.column.get(row))
      : ABSENT;
  }

  /** What a check would count as, where the service would be at a position. */
  stateAfter({ after, place }: ComparedCheck, row: number, at: number): number {
    return after && at !== NOT_ABOUT
      ? counted(this.#verdict(after, place, row))
      : ABSENT;
  }

  #after({ after, anew }: ComparedScorecard, row: number): number {
    const { ranking, members, room: verdicts } = after;
    if (!after.isAbout(row, this.#at)) return NOT_ABOUT;
    for (let index = 0; index < members.length; index++)
      verdicts[index] = this.#verdict(members[index], anew[index], row);
    return levelOf({ ranking, verdicts, at: this.#at });
  }

  #verdict(check: RuleCheck, place: number, row: number): number {
    return place < 0 ? check.column.get(row) : this.#verdicts[place];
  }

  #compare(after: RuleScorecard): ComparedScorecard {
    return {
      before: this.#state.rules.scorecardById.get(after.id),
      after,
      anew: Int16Array.from(after.members, check =>
        this.#changed.indexOf(check),
      ),
    };
  }

  #comparedChecks(): ComparedCheck[] {
    const { before, after } = this.draft;
    const byId = new Map(before?.members.map(check => [check.id, check]));
    const kept = new Set(after.members.map(({ id }) => id));
    const isSameFilter =
      JSON.stringify(before?.document.appliesTo) ===
      JSON.stringify(after.document.appliesTo);
    return [
      ...after.members.map((check, index) => ({
        id: check.id,
        before: byId.get(check.id),
        after: check,
        place: this.draft.anew[index],
      })),
      ...[...byId.values()]
        .filter(({ id }) => !kept.has(id))
        .map(check => ({
          id: check.id,
          before: check,
          after: undefined,
          place: -1,
        })),
    ].filter(
      check =>
        !isSameFilter || !check.before || !check.after || check.place >= 0,
    );
  }
}

/** A position with the id of its level. */
export function levelPlace(
  scorecard: RuleScorecard | undefined,
  position: number,
): LevelPlace | undefined {
  if (!scorecard || position === NOT_ABOUT) return undefined;
  const level = scorecard.document.levels[position - 1];
  return level ? { position, level: level.id } : { position };
}
