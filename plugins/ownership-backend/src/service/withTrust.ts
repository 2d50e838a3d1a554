import {
  answersFor,
  finding,
  trustLevelOf,
  trustPeriodOf,
  type Ownership,
  type OwnerTrust,
  type TrustPeriods,
  type Viewpoint,
} from '@callboard/backstage-plugin-ownership-common';
import type { KeptConfirmation } from '../database/ConfirmationStore';

const isoOf = (instant: number) => new Date(instant).toISOString();

/** Adds to an ownership what its last confirmation is worth, and a finding when that is nothing any more. */
export function withTrust(
  ownership: Ownership,
  options: {
    /** The last confirmation of the entity, of this owner or of an earlier one. */
    kept?: KeptConfirmation;
    viewpoint: Viewpoint;
    periods: TrustPeriods;
    /** Full reference of the user who reads. */
    userRef?: string;
    /** Milliseconds since 1970 in UTC. */
    now: number;
  },
): Ownership {
  const { kept, viewpoint, periods, userRef, now } = options;
  const { owner } = ownership;
  if (!owner || ownership.peopleCount === 0) return ownership;
  const mayConfirm =
    userRef !== undefined && answersFor(owner, userRef, viewpoint);
  if (kept?.ownerRef !== owner.entityRef) {
    return { ...ownership, trust: { level: 'never', mayConfirm } };
  }

  const confirmedAt = kept.confirmedAt.getTime();
  const period = trustPeriodOf(periods, ownership.tier?.value);
  const level = trustLevelOf(confirmedAt, period, now);
  const by = viewpoint.sees(kept.confirmedBy)
    ? viewpoint.organisation.users.get(kept.confirmedBy)
    : undefined;
  const trust: OwnerTrust = {
    level,
    confirmedAt: isoOf(confirmedAt),
    ...(by && { confirmedBy: { entityRef: by.entityRef, title: by.title } }),
    dueAt: isoOf(confirmedAt + period.dueAfter),
    mayConfirm,
  };
  if (level !== 'stale') return { ...ownership, trust };
  const overdue = finding('confirmation-overdue', {
    owner: owner.title,
    date: isoOf(confirmedAt).slice(0, 10),
  });
  return { ...ownership, trust, findings: [...ownership.findings, overdue] };
}
