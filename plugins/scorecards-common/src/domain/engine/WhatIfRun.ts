import type { BeforeAfter, WhatIf, WhatIfFlip } from '../../types/whatIf';
import type { EngineState } from './EngineState';
import { effortOf } from './rollups';
import { NOT_ABOUT, STATE } from './verdicts';
import { levelPlace, namedState } from './WhatIfComparison';
import type { WhatIfComparison } from './WhatIfComparison';

/** A service for which something changes. */
export interface Flip {
  row: number;
  /** How many levels it falls. */
  fall: number;
  /** What it was like, and would be. */
  before: number;
  after: number;
}

/** What a draft does to some services. */
export class Tally {
  readonly services: BeforeAfter = { before: 0, after: 0 };
  readonly atTarget: BeforeAfter = { before: 0, after: 0 };
  down = 0;
  up = 0;
  joined = 0;
  left = 0;
  unknown = 0;
  effortMinutes = 0;
  readonly flips: Flip[] = [];
}

/** Looks at all services, and keeps numbers; services are named afterwards, and only as many as are shown. */
export class WhatIfRun {
  readonly #comparison: WhatIfComparison;
  readonly #state: EngineState;
  readonly total = new Tally();
  readonly teams = new Map<string | undefined, Tally>();
  /** For each check: services by what it is and would be, in a table of 16 × 16. */
  readonly #checkFlips: Map<string, Uint32Array>;
  readonly #others: { scorecard: string; down: number; up: number }[];
  /** Of the row that is looked at: what its checks would do. */
  readonly #checks = { flipped: 0, effortMinutes: 0, isUnknown: false };

  constructor(state: EngineState, comparison: WhatIfComparison) {
    this.#state = state;
    this.#comparison = comparison;
    this.#checkFlips = new Map(
      comparison.checks.map(({ id }) => [id, new Uint32Array(256)]),
    );
    this.#others = comparison.others.map(({ after }) => ({
      scorecard: after.id,
      down: 0,
      up: 0,
    }));
  }

  look(row: number): void {
    const head = this.#state.entities.head(row);
    if (!head) return;
    const comparison = this.#comparison;
    comparison.look(row);
    const { draft } = comparison;
    const before = comparison.before(draft, row);
    const after = comparison.after(draft, row, before);
    this.#lookAtOthers(row);
    if (before === NOT_ABOUT && after === NOT_ABOUT) return;
    this.#lookAtChecks(row, before, after);
    const fall = comparison.fall(before, after);
    const isFlip =
      fall !== 0 ||
      this.#checks.flipped > 0 ||
      (before === NOT_ABOUT) !== (after === NOT_ABOUT);
    const moved = { row, fall, before, after };
    this.#count(this.total, moved, isFlip);
    this.#count(this.#team(head.owner), moved, isFlip);
  }

  /** Most services that fall first. */
  sortedTeams(): [string | undefined, Tally][] {
    return [...this.teams]
      .filter(([, { flips }]) => flips.length > 0)
      .sort(
        ([leftTeam, left], [rightTeam, right]) =>
          right.down - left.down ||
          right.flips.length - left.flips.length ||
          ((leftTeam ?? '') < (rightTeam ?? '') ? -1 : 1),
      );
  }

  checkFlips(): WhatIf['checks'] {
    return Array.from(this.#checkFlips, ([check, counts]) => ({
      check,
      flips: Array.from(counts, (services, index) => ({
        ...named(Math.floor(index / 16) - 1, (index % 16) - 1),
        services,
      })).filter(({ services }) => services > 0),
    })).filter(({ flips }) => flips.length > 0);
  }

  get others() {
    return this.#others.filter(({ down, up }) => down + up > 0);
  }

  /** Names a service with its checks. */
  describe({ row, before, after }: Flip): WhatIfFlip[] {
    const head = this.#state.entities.head(row);
    if (!head) return [];
    const { draft, checks } = this.#comparison;
    this.#comparison.look(row);
    const { ref, title, owner } = head;
    return [
      {
        ref,
        ...(title === undefined ? {} : { title }),
        ...(owner === undefined ? {} : { owner }),
        from: levelPlace(draft.before, before),
        to: levelPlace(draft.after, after),
        checks: checks.flatMap(check => {
          const from = this.#comparison.stateBefore(check, row, before);
          const to = this.#comparison.stateAfter(check, row, after);
          return from === to ? [] : { check: check.id, ...named(from, to) };
        }),
      },
    ];
  }

  #team(owner: string | undefined): Tally {
    const tally = this.teams.get(owner) ?? new Tally();
    this.teams.set(owner, tally);
    return tally;
  }

  #count(tally: Tally, flip: Flip, isFlip: boolean): void {
    const { fall, before, after } = flip;
    const { draft } = this.#comparison;
    const checks = this.#checks;
    if (before !== NOT_ABOUT) tally.services.before++;
    else tally.joined++;
    if (after !== NOT_ABOUT) tally.services.after++;
    else tally.left++;
    if (this.#comparison.isAtTarget(draft.before, before))
      tally.atTarget.before++;
    if (this.#comparison.isAtTarget(draft.after, after)) tally.atTarget.after++;
    if (fall > 0) tally.down++;
    if (fall < 0) tally.up++;
    if (checks.isUnknown) tally.unknown++;
    if (isFlip) tally.flips.push(flip);
    tally.effortMinutes += checks.effortMinutes;
  }

  #lookAtChecks(row: number, before: number, after: number): void {
    const found = this.#checks;
    found.flipped = 0;
    found.effortMinutes = 0;
    found.isUnknown = false;
    for (const check of this.#comparison.checks) {
      const from = this.#comparison.stateBefore(check, row, before);
      const to = this.#comparison.stateAfter(check, row, after);
      found.isUnknown ||= to === STATE.unknown || to === STATE.stale;
      if (from === to) continue;
      found.flipped++;
      this.#checkFlips.get(check.id)![(from + 1) * 16 + to + 1]++;
      if (to === STATE.fail && check.after)
        found.effortMinutes += effortOf(check.after);
    }
  }

  #lookAtOthers(row: number): void {
    this.#comparison.others.forEach((other, index) => {
      const before = this.#comparison.before(other, row);
      const after = this.#comparison.after(other, row, before);
      if (before === after || before === NOT_ABOUT || after === NOT_ABOUT)
        return;
      if (after < before) this.#others[index].down++;
      else this.#others[index].up++;
    });
  }
}

function named(from: number, to: number) {
  const before = namedState(from);
  const after = namedState(to);
  return {
    ...(before ? { from: before } : {}),
    ...(after ? { to: after } : {}),
  };
}
