import type { EscalationRules } from '@callboard/backstage-plugin-alerts-common';

/** What is kept of a policy. References are full and in lower case. */
export interface PolicyRecord {
  id: string;
  title: string;
  teamRef: string;
  isTeamDefault: boolean;
  entityRefs: string[];
  rules: EscalationRules;
  /** Grows with each change. */
  revision: number;
  updatedBy: string;
  /** Milliseconds since 1970 in UTC. */
  updatedAt: number;
}

/** A policy to be kept. */
export type PolicyToKeep = Omit<PolicyRecord, 'id' | 'revision'>;

/** What became of a change. `conflict`: somebody else was faster; `policy` is what they have made of it. */
export interface PolicyOutcome {
  kind: 'saved' | 'conflict';
  policy: PolicyRecord;
}

/** Policies as people write them. */
export interface PolicyStore {
  /** By team and title. */
  list(options?: { teamRef?: string }): Promise<PolicyRecord[]>;
  get(id: string): Promise<PolicyRecord | undefined>;
  /**
   * Keeps a policy. Where it is to be the default of its team, the one before is no more.
   *
   * @param options.most - policies of a team
   * @returns undefined where the team has so many
   */
  create(
    policy: PolicyToKeep,
    options: { most: number },
  ): Promise<PolicyRecord | undefined>;
  /**
   * Changes a policy that nobody else has changed meanwhile. Defaults are as with {@link create}.
   *
   * @returns undefined where there is none
   */
  update(
    id: string,
    policy: PolicyToKeep,
    options: { baseRevision: number },
  ): Promise<PolicyOutcome | undefined>;
  /** @returns whether there was one */
  remove(id: string): Promise<boolean>;
}
