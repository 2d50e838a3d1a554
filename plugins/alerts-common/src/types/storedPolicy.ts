import type { AlertNamed } from './alert';
import type { EscalationRules } from './policy';
import type { AlertSeverity } from './severity';

/**
 * What a person says of a policy.
 *
 * @public
 */
export interface PolicyDraft {
  /** 1 to 200 characters. */
  title: string;
  /** The team that keeps it, and whose levels it pages. Full reference of a group. */
  teamRef: string;
  rules: EscalationRules;
  /** For all alerts of the team, and of teams below it that have none. A team has one: the one before it is no more. */
  isTeamDefault: boolean;
  /** Entities whose alerts it is for, whichever team's default there is; at most 500. Each has one: the last that names it. */
  entityRefs: string[];
}

/**
 * A policy.
 *
 * @public
 */
export interface StoredPolicy extends PolicyDraft {
  id: string;
  /** The team. */
  named: AlertNamed;
  /** Grows with each change. */
  revision: number;
  /** ISO 8601 in UTC. */
  updatedAt: string;
  updatedBy: AlertNamed;
  /** What the caller may do with it. */
  allowed: ('edit' | 'delete')[];
}

/**
 * Changes a policy. Alerts that are open go on by the rules they were opened with.
 *
 * @public
 */
export interface PolicyUpdate extends PolicyDraft {
  id: string;
  /** The revision that one has seen: 409 where it is another by now. */
  baseRevision: number;
}

/**
 * Asks what a policy would do that is not there yet.
 *
 * @public
 */
export interface SimulationRequest {
  rules: EscalationRules;
  /** Full reference of a group. */
  teamRef: string;
  severity: AlertSeverity;
  /** The policy that is changed: what it names may stay, as when it is saved. Without effect where the caller may not change it. */
  policyId?: string;
  /** ISO 8601 with its offset; now when absent. */
  at?: string;
}
