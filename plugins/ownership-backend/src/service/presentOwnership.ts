import {
  answersFor,
  finding,
  trustLevelOf,
  trustPeriodOf,
  type EntityFacts,
  type OpenTransfer,
  type Ownership,
  type OwnershipFinding,
  type OwnershipFindingCode,
  type OwnerTrust,
  type TrustLevel,
  type TrustPeriods,
  type Viewpoint,
} from '@callboard/backstage-plugin-ownership-common';
import { nameOf } from './naming';
import type { Viewer } from './OwnershipReader';
import type { RegisterSnapshot } from './RegisterSnapshot';
import { resolveRoles } from './resolveRoles';

/** What an ownership is shown with, beside what the catalog says. */
export interface Presentation {
  snapshot: RegisterSnapshot;
  viewpoint: Viewpoint;
  periods: TrustPeriods;
  /** Address that opens a chat channel, with `{channel}` for its name. */
  chatUrl?: string;
  /** Findings from elsewhere, such as CODEOWNERS. */
  furtherFindings?: (
    facts: EntityFacts,
    viewpoint: Viewpoint,
  ) => OwnershipFinding[];
  /** Full reference of the user who reads. */
  userRef?: string;
  /** Conditions on ownership under which they may; absent when all may be read. */
  filter?: Viewer['filter'];
  /** Whether nothing is hidden from who reads. */
  seesAll: boolean;
  /** Milliseconds since 1970 in UTC. */
  now: number;
}

const isoOf = (instant: number) => new Date(instant).toISOString();

/** How far the last confirmation of an entity carries; nothing where there is nobody who could confirm. */
export function trustLevelIn(
  ownership: Ownership,
  { snapshot, periods, userRef, now }: Presentation,
): TrustLevel | undefined {
  const { entityRef, owner, peopleCount, tier } = ownership;
  if (!owner) return undefined;
  // Whoever answers may confirm, also where people are hidden from them.
  const couldConfirm =
    peopleCount > 0 ||
    (userRef !== undefined && answersFor(owner, userRef, snapshot));
  if (!couldConfirm) return undefined;
  const kept = snapshot.confirmations.get(entityRef);
  if (kept?.ownerRef !== owner.entityRef) return 'never';
  const period = trustPeriodOf(periods, tier?.value);
  return trustLevelOf(kept.confirmedAt.getTime(), period, now);
}

export function trustOf(
  ownership: Ownership,
  presentation: Presentation,
): OwnerTrust | undefined {
  const level = trustLevelIn(ownership, presentation);
  if (level === undefined) return undefined;
  const { snapshot, viewpoint, periods, userRef } = presentation;
  const mayConfirm =
    userRef !== undefined && answersFor(ownership.owner!, userRef, viewpoint);
  if (level === 'never') return { level, mayConfirm };
  const kept = snapshot.confirmations.get(ownership.entityRef)!;
  const confirmedAt = kept.confirmedAt.getTime();
  const confirmedBy = nameOf(kept.confirmedBy, viewpoint);
  const { dueAfter } = trustPeriodOf(periods, ownership.tier?.value);
  return {
    level,
    confirmedAt: isoOf(confirmedAt),
    ...(confirmedBy && { confirmedBy }),
    dueAt: isoOf(confirmedAt + dueAfter),
    mayConfirm,
  };
}

const NONE: OwnershipFinding[] = [];

/** Findings that say the same to everybody who sees the entity and its owner. */
const SAME_FOR_ALL = new Set<OwnershipFindingCode>([
  'unparsable',
  'kind-not-owner',
  'person',
  'no-channel',
  'confirmation-overdue',
]);

/**
 * The day is written down for who sees everything. Shown for a finding that others have because something is hidden from
 * them, or not shown for just that one, it would tell them that there is something.
 */
const mayShowSince = (
  code: OwnershipFindingCode,
  facts: EntityFacts,
  { seesAll }: Presentation,
) =>
  seesAll ||
  SAME_FOR_ALL.has(code) ||
  (code === 'missing' && facts.partOf === undefined);

/** All findings about an entity, those of time and of other sources included, with the day each was first seen. */
export function findingsOf(
  facts: EntityFacts,
  ownership: Ownership,
  presentation: Presentation,
): OwnershipFinding[] {
  const { snapshot, viewpoint, furtherFindings } = presentation;
  const level = trustLevelIn(ownership, presentation);
  const at =
    level === 'stale'
      ? isoOf(
          snapshot.confirmations.get(facts.entityRef)!.confirmedAt.getTime(),
        )
      : undefined;
  const overdue = at
    ? [
        finding('confirmation-overdue', {
          owner: ownership.owner!.title,
          date: at.slice(0, 10),
          // Which day that is depends on where it is read.
          at,
        }),
      ]
    : NONE;
  const further = furtherFindings?.(facts, viewpoint) ?? NONE;
  const foundAt = snapshot.foundAt.get(facts.entityRef);
  return [...ownership.findings, ...overdue, ...further].map(each => {
    const since = mayShowSince(each.code, facts, presentation)
      ? foundAt?.get(each.code)
      : undefined;
    return since === undefined ? each : { ...each, since: isoOf(since) };
  });
}

/** The open transfer of an entity, the proposed before the accepted one; nothing when its team is hidden. */
export function openTransferOf(
  entityRef: string,
  { snapshot, viewpoint }: Presentation,
): OpenTransfer | undefined {
  for (const kept of snapshot.transfers.get(entityRef) ?? []) {
    const to = nameOf(kept.toRef, viewpoint);
    if (to) {
      return {
        id: kept.id,
        status: kept.status as OpenTransfer['status'],
        to,
        proposedAt: kept.proposedAt.toISOString(),
      };
    }
  }
  return undefined;
}

/** An ownership with trust, transfer, roles, and every finding. */
export function presentOwnership(
  facts: EntityFacts,
  ownership: Ownership,
  presentation: Presentation,
): Ownership {
  const trust = trustOf(ownership, presentation);
  const transfer = openTransferOf(facts.entityRef, presentation);
  return {
    ...ownership,
    findings: findingsOf(facts, ownership, presentation),
    ...(trust && { trust }),
    ...(transfer && { transfer }),
    roles: resolveRoles(
      facts,
      presentation.snapshot.roles.get(facts.entityRef) ?? [],
      presentation,
    ),
  };
}
