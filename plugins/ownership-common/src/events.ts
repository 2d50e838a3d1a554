import type { TransferStatus } from './types';

/**
 * Topics that ownership publishes on, each after the change is in the database. Payloads hold references and ids only, and
 * a number that rises when their shape changes.
 *
 * @public
 */
export const ownershipEventTopics = {
  confirmationCreated: 'ownership.confirmation.created',
  confirmationUndone: 'ownership.confirmation.undone',
  transferChanged: 'ownership.transfer.changed',
  roleSet: 'ownership.role.set',
  findingsChanged: 'ownership.findings.changed',
  entityRenamed: 'ownership.entity.renamed',
} as const;

/**
 * Owners were confirmed, or a confirmation was taken back.
 *
 * @public
 */
export interface ConfirmationEvent {
  version: 1;
  confirmationId: string;
  entityRefs: string[];
  /** Full reference of the user. */
  actorRef: string;
  /** ISO 8601 in UTC. */
  happenedAt: string;
}

/**
 * A transfer was proposed, or its status has changed.
 *
 * @public
 */
export interface TransferEvent {
  version: 1;
  transferId: string;
  entityRef: string;
  status: TransferStatus;
  /** The owner when it was proposed; absent when nobody answered. */
  fromRef?: string;
  toRef: string;
  /** Full reference of the user; absent for what happened by itself. */
  actorRef?: string;
  /** ISO 8601 in UTC. */
  happenedAt: string;
}

/**
 * A role of an entity was set, or given back to the annotation.
 *
 * @public
 */
export interface RoleEvent {
  version: 1;
  entityRef: string;
  role: string;
  actorRef: string;
  /** ISO 8601 in UTC. */
  happenedAt: string;
}

/**
 * Findings appeared or went, for at most 1,000 entities an event.
 *
 * @public
 */
export interface FindingsEvent {
  version: 1;
  changes: { entityRef: string; appeared: string[]; gone: string[] }[];
  /** ISO 8601 in UTC. */
  happenedAt: string;
}

/**
 * An administrator has moved everything kept under one reference to another; other families move their rows too.
 *
 * @public
 */
export interface RenameEvent {
  version: 1;
  fromRef: string;
  toRef: string;
  actorRef: string;
  /** ISO 8601 in UTC. */
  happenedAt: string;
}
