import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  answersFor,
  type Ownership,
  type TransferDecision,
  type TransferStatus,
  type Viewpoint,
} from '@callboard/backstage-plugin-ownership-common';
import type { KeptTransfer, TransferStep } from '../database/TransferStore';

/** For so long a decision can be taken back by who made it. */
const REOPEN_MS = 15 * 60_000;

/** A transfer with all that decides about who may do what. */
export interface TransferCase {
  kept: KeptTransfer;
  /** Ownership of the entity now, as the viewer sees it; absent when it is gone. */
  ownership?: Ownership;
  /** The owner it has now, whether or not the viewer sees them. */
  ownerRef?: string;
  /** Whether it is part of something that the viewer does not see, which may name the owner. */
  hidesSource?: boolean;
  /** Whether the viewer is an administrator of ownership. */
  isAdmin?: boolean;
  viewpoint: Viewpoint;
}

const target: Record<TransferDecision, TransferStatus> = {
  accept: 'accepted',
  decline: 'declined',
  withdraw: 'withdrawn',
  reopen: 'proposed',
};

const openFor: Record<TransferDecision, readonly TransferStatus[]> = {
  accept: ['proposed'],
  decline: ['proposed', 'accepted'],
  withdraw: ['proposed', 'accepted'],
  reopen: ['accepted', 'declined', 'withdrawn'],
};

/** Whether a decision is the receiving team's, or takes back one that was. */
export function isAnswer(
  { status }: KeptTransfer,
  decision: TransferDecision,
): boolean {
  return (
    decision === 'accept' ||
    decision === 'decline' ||
    (decision === 'reopen' && status !== 'withdrawn')
  );
}

/** Whether a user is among those who answer for what a team or a person has. */
export function isAnsweredBy(
  ref: string | undefined,
  userRef: string | undefined,
  viewpoint: Pick<Viewpoint, 'organisation'>,
): boolean {
  if (ref === undefined || userRef === undefined) return false;
  const kind = ref.startsWith('user:') ? 'user' : 'group';
  return answersFor({ entityRef: ref, kind }, userRef, viewpoint);
}

function isEntitled(
  { kept, ownerRef, isAdmin, viewpoint }: TransferCase,
  decision: TransferDecision,
  userRef: string,
  now: number,
): boolean {
  switch (decision) {
    case 'accept':
    case 'decline':
      return isAnsweredBy(kept.toRef, userRef, viewpoint);
    case 'withdraw':
      return (
        kept.proposedBy === userRef ||
        isAnsweredBy(ownerRef, userRef, viewpoint) ||
        // What has no owner has nobody else to refuse, and a proposal keeps others from proposing.
        (isAdmin === true && kept.status === 'proposed')
      );
    default:
      return (
        kept.decidedBy === userRef &&
        kept.decidedAt !== undefined &&
        now - kept.decidedAt.getTime() <= REOPEN_MS
      );
  }
}

/** Whether a user is of the team that is to take over, or of those who are to give away. */
export const isOfEitherTeam = (
  { kept, ownerRef, viewpoint }: TransferCase,
  userRef: string | undefined,
): boolean =>
  isAnsweredBy(kept.toRef, userRef, viewpoint) ||
  isAnsweredBy(ownerRef, userRef, viewpoint);

const decisions = Object.keys(target) as TransferDecision[];

/** What a user may do with a transfer now. */
export function allowedDecisions(
  transfer: TransferCase,
  userRef: string | undefined,
  now: number,
): TransferDecision[] {
  if (userRef === undefined) return [];
  return decisions.filter(
    decision =>
      openFor[decision].includes(transfer.kept.status) &&
      isEntitled(transfer, decision, userRef, now),
  );
}

const refusal: Record<TransferDecision, string> = {
  accept: 'Only people of the receiving team may accept it',
  decline: 'Only people of the receiving team may decline it',
  withdraw:
    'Only who proposed it, people of the present owner, or, before an answer, administrators may withdraw it',
  reopen: 'Only who decided may take the decision back, for 15 minutes',
};

/**
 * The step that a decision takes.
 *
 * @throws `NotAllowedError` when the user is not one who may decide so, `ConflictError` when it no longer stands there
 */
export function stepFor(
  transfer: TransferCase,
  decision: TransferDecision,
  userRef: string,
  now: number,
): TransferStep {
  const { kept } = transfer;
  if (!isEntitled(transfer, decision, userRef, now)) {
    throw new NotAllowedError(refusal[decision]);
  }
  if (!openFor[decision].includes(kept.status)) {
    throw new ConflictError(
      `The transfer of '${kept.entityRef}' is ${kept.status} already`,
    );
  }
  return { id: kept.id, from: kept.status, to: target[decision] };
}
