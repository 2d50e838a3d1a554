import type { CheckState } from './results';

/**
 * How many services are in which state.
 *
 * @public
 */
export type StateCounts = Partial<Record<CheckState, number>>;

/**
 * One scorecard over some services.
 *
 * @public
 */
export interface ScorecardRollup {
  scorecard: string;
  /** Services that it is about. */
  services: number;
  /** Services by position of their level, from 0: none. */
  levels: number[];
  /** Services at its target or above; absent when it has none. */
  atTarget?: number;
  /** Of all its checks and services. */
  counts: StateCounts;
}

/**
 * All scorecards for one team.
 *
 * @public
 */
export interface TeamRollup {
  /** Reference of the owner; absent: services without one. */
  team?: string;
  /** Those that are about any of its services. */
  scorecards: ScorecardRollup[];
}

/**
 * All scorecards over all services that the caller may see.
 *
 * @public
 */
export interface OrganisationRollup {
  scorecards: ScorecardRollup[];
  /** By reference. */
  teams: TeamRollup[];
}

/**
 * A check in a matrix.
 *
 * @public
 */
export interface MatrixColumn {
  check: string;
  title: string;
  /** Over all services, and not only those of the page. */
  counts: StateCounts;
}

/**
 * A service in a matrix.
 *
 * @public
 */
export interface MatrixRow {
  ref: string;
  title?: string;
  owner?: string;
  position: number;
  /** In the order of the columns. As numbers: the place in the order of the states; see `stateOf`. */
  verdicts: number[];
}

/**
 * A page of services and checks of a scorecard.
 *
 * @public
 */
export interface MatrixPage {
  columns: MatrixColumn[];
  rows: MatrixRow[];
  totalItems: number;
}

/**
 * One check for one team.
 *
 * @public
 */
export interface CheckTeamRollup {
  /** Reference of the owner; absent: services without one. */
  team?: string;
  counts: StateCounts;
  /** How many services do not pass. */
  missed: number;
  /** Some of them. */
  services: CheckService[];
}

/**
 * A service that does not pass a check.
 *
 * @public
 */
export interface CheckService {
  ref: string;
  title?: string;
  state: CheckState;
  /** ISO 8601, UTC. */
  since: string;
}

/**
 * One check over all services that the caller may see.
 *
 * @public
 */
export interface CheckRollup {
  check: string;
  counts: StateCounts;
  missed: number;
  /** Those with most services that do not pass first. */
  teams: CheckTeamRollup[];
}

/**
 * What the exemptions of a team hide.
 *
 * @public
 */
export interface ExemptionDebtRollup {
  /** Checks of services that are exempt. */
  exempt: number;
  /** Of these, those that would not pass. */
  hidden: number;
  /** Minutes of work that these would take, where their checks tell. */
  effortMinutes: number;
  /** When the first of them ends, ISO 8601, UTC. */
  nextEnd?: string;
}

/**
 * What exemptions hide, over all services that the caller may see.
 *
 * @public
 */
export interface ExemptionDebt extends ExemptionDebtRollup {
  /** Most work first. `team` is absent for services without an owner. */
  teams: (ExemptionDebtRollup & { team?: string })[];
}
