import type { CheckState } from './results';

/**
 * A level that a service has; without `level` it has not reached the first.
 *
 * @public
 */
export interface LevelPlace {
  position: number;
  level?: string;
}

/**
 * A number as it is, and as it would be.
 *
 * @public
 */
export interface BeforeAfter {
  before: number;
  after: number;
}

/**
 * A service for which a draft would change something.
 *
 * @public
 */
export interface WhatIfFlip {
  ref: string;
  title?: string;
  /** Reference of the owner. */
  owner?: string;
  /** Absent: the scorecard is not about it. */
  from?: LevelPlace;
  to?: LevelPlace;
  /** Checks that would say something else; without a state: not in the scorecard. */
  checks: {
    check: string;
    from?: CheckState;
    to?: CheckState;
    /** What is wanted, and what is so, of the part that decides; of the first services only. */
    why?: string;
  }[];
}

/**
 * What a draft would do to a team.
 *
 * @public
 */
export interface WhatIfTeam {
  /** Reference of the owner; absent: services without one. */
  team?: string;
  /** Services that the scorecard is about. */
  services: BeforeAfter;
  /** Services whose level falls, and rises. */
  down: number;
  up: number;
  /** Services at the target or above; absent when there is no target. */
  atTarget?: BeforeAfter;
  effortMinutes: number;
}

/**
 * A check that a draft changes.
 *
 * @public
 */
export interface WhatIfCheck {
  check: string;
  /** Services by what it would say of them, where that is something else. */
  flips: { from?: CheckState; to?: CheckState; services: number }[];
}

/**
 * What it would do to put a draft of a scorecard in force, over all services that the caller may see.
 *
 * @public
 */
export interface WhatIf {
  scorecard: string;
  /** Services that it is about. */
  services: BeforeAfter;
  /** Services whose level falls, and rises. A level that is new or gone moves nobody by itself. */
  down: number;
  up: number;
  /** Services that it would begin to be about, and cease to. */
  joined: number;
  left: number;
  /** Services of which a check that is changed would not be known. */
  unknown: number;
  /** Services at the target or above; absent when there is no target. */
  atTarget?: BeforeAfter;
  /** Minutes of work for all that would newly fail, where the checks tell. */
  effortMinutes: number;
  /** Teams of which a service falls, and teams of which fewer services than before would be at the target. */
  teamsDown: number;
  teamsBelowTarget: number;
  /** Teams for which something changes; most services that fall first. */
  teams: { items: WhatIfTeam[]; total: number };
  checks: WhatIfCheck[];
  /** Other scorecards that count checks of this one. */
  others: { scorecard: string; down: number; up: number }[];
  /** By team in the order of `teams`, services that fall most first. */
  flips: { items: WhatIfFlip[]; total: number };
  /** Checks that cannot be judged, and why. */
  problems: { subject: string; message: string }[];
  /** When the oldest of the facts that changed checks read was last looked for, ISO 8601, UTC. */
  factsAt?: string;
}
