import type { Exemption } from '@callboard/backstage-plugin-scorecards-common';
import type { ExemptionRecord } from '../../database/ExemptionStore';
import type { RulesInForce } from '../../runtime/Runtime';
import type { TeamDirectory } from '../access/Teams';
import { iso } from '../entities/knownFacts';
import { titleOf } from '../entities/standings';
import type { Rulebook } from '../state/Rulebook';

/** What decides about what somebody may do with exemptions. */
export interface ExemptionContext {
  rules: RulesInForce;
  rulebook: Rulebook;
  directory: TeamDirectory;
  /** Who asks; absent for another backend. */
  userRef: string | undefined;
  now: number;
}

/** `scorecard/check`, or the id of a scorecard, that an exemption is of. */
export function subjectOf(
  record: ExemptionRecord,
  { rules }: Pick<ExemptionContext, 'rules'>,
): { check?: string; scorecard?: string } {
  if (record.checkNumber !== undefined) {
    const check = rules.checkIds.get(record.checkNumber);
    return check === undefined ? {} : { check };
  }
  const scorecard = rules.scorecardIds.get(record.scorecardNumber);
  return scorecard === undefined ? {} : { scorecard };
}

/** Who decides: whoever keeps the check or the scorecard. */
export function keeperOf(
  record: ExemptionRecord,
  context: Pick<ExemptionContext, 'rules' | 'rulebook'>,
): string | undefined {
  const { check, scorecard } = subjectOf(record, context);
  const subject = check ?? scorecard;
  return subject === undefined ? undefined : context.rulebook.keeperOf(subject);
}

/** Whoever asked never decides, though they keep the check too. */
export function mayDecide(
  record: ExemptionRecord,
  context: ExemptionContext,
): boolean {
  const { userRef, directory, now } = context;
  return (
    record.state === 'requested' &&
    record.until > now &&
    userRef !== undefined &&
    userRef !== record.requestedBy &&
    directory.isMember(userRef, keeperOf(record, context))
  );
}

export function mayRevoke(
  record: ExemptionRecord,
  ownerRef: string | undefined,
  context: ExemptionContext,
): boolean {
  const { userRef, directory } = context;
  const isOpen = record.state === 'requested' || record.state === 'approved';
  return (
    isOpen &&
    userRef !== undefined &&
    (userRef === record.requestedBy ||
      directory.isMember(userRef, ownerRef) ||
      directory.isMember(userRef, keeperOf(record, context)))
  );
}

/** An exemption as a caller sees it. */
export function toExemption(
  record: ExemptionRecord,
  ownerRef: string | undefined,
  context: ExemptionContext,
): Exemption {
  const subject = subjectOf(record, context);
  const { rulebook } = context;
  const keeper = keeperOf(record, context);
  const { ticket, decidedBy, decidedAt, decisionNote } = record;
  const title =
    subject.scorecard === undefined
      ? titleOf(rulebook, subject.check ?? '')
      : rulebook.scorecard(subject.scorecard)?.document.title;
  return {
    id: record.id,
    entityRef: record.entityRef,
    ...subject,
    title: title ?? subject.scorecard ?? '',
    reason: record.reason,
    ...(ticket !== undefined && { ticket }),
    requestedBy: record.requestedBy,
    requestedAt: iso(record.requestedAt),
    until: iso(record.until),
    state: record.state,
    ...(decidedBy !== undefined && { decidedBy }),
    ...(decidedAt !== undefined && { decidedAt: iso(decidedAt) }),
    ...(decisionNote !== undefined && { decisionNote }),
    approvers: keeper === undefined ? [] : [keeper],
    mayDecide: mayDecide(record, context),
    mayRevoke: mayRevoke(record, ownerRef, context),
  };
}
