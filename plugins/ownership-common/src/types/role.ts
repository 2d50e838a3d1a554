import type { NamedEntity } from './named';

/**
 * The names of roles, in the order they are shown.
 *
 * @public
 */
export const ownershipRoleNames = [
  'support-channel',
  'security-contact',
  'tech-lead',
] as const;

/**
 * What someone beside the owner answers for.
 *
 * - `support-channel`: where users of the service ask.
 * - `security-contact`: who is told of a vulnerability.
 * - `tech-lead`: who decides about the technology.
 *
 * @public
 */
export type OwnershipRoleName = (typeof ownershipRoleNames)[number];

/**
 * Who or what fills a role of one entity. What people of the owner set counts before what an annotation says.
 *
 * @public
 */
export interface OwnershipRole {
  role: OwnershipRoleName;
  /**
   * As written: a channel, an address, or the reference of a user or group. Empty when it was set to someone the caller
   * does not see.
   */
  value: string;
  /** The user or group that is meant, when the caller's catalog has it. */
  entity?: NamedEntity;
  /** Address to open (https or mailto), absent when only a name is known. */
  href?: string;
  /** `annotation`: from the descriptor. `set`: by people of the owner. */
  source: 'annotation' | 'set';
  /** Who set it; absent for annotations, and when the caller does not see that person. */
  setBy?: NamedEntity;
  /** ISO 8601 in UTC; absent for annotations. */
  setAt?: string;
}

/**
 * The role of one entity that is set; an empty value gives the role back to the annotation.
 *
 * @public
 */
export interface SetRoleRequest {
  entityRef: string;
  role: OwnershipRoleName;
  /** At most 200 characters. */
  value: string;
}
