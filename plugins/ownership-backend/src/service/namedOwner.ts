import {
  findOwner,
  inContext,
  parseOwnerRef,
  type EntityFacts,
  type Organisation,
  type ParsedOwner,
} from '@callboard/backstage-plugin-ownership-common';
import type { KeptTransfer } from '../database/TransferStore';

/** The owner that the catalog names for an entity, as whoever sees everything reads it. */
export interface NamedOwner {
  /** Whether it is written on the entity itself, and not on what it is part of. */
  isOwn: boolean;
  /** As written. */
  written?: string;
  /** Namespace that a name without one is in. */
  namespace: string;
  /** Full reference, of the user for an address the catalog knows; absent when what is written is none. */
  ref?: string;
  /** Whether there is such a group or user. */
  isKnown: boolean;
}

function refMeant(
  parsed: ParsedOwner,
  { usersByEmail }: Organisation,
): string | undefined {
  if (parsed.type === 'ref') return parsed.entityRef;
  if (parsed.type !== 'email') return undefined;
  const user = usersByEmail.get(parsed.email.toLowerCase());
  return user?.entityRef ?? parsed.entityRef;
}

export const isKnown = (ref: string, { groups, users }: Organisation) =>
  groups.has(ref) || users.has(ref);

/** Nothing when neither the entity nor what it is part of names one. */
export function namedOwnerOf(
  facts: EntityFacts,
  organisation: Organisation,
): NamedOwner | undefined {
  const found = findOwner(inContext(facts, organisation), () => true);
  if (!found) return undefined;
  const ref = refMeant(found.parsed, organisation);
  return {
    isOwn: found.facts === facts,
    written: found.facts.writtenOwner,
    namespace: found.facts.namespace,
    ref,
    isKnown: ref !== undefined && isKnown(ref, organisation),
  };
}

/** Whether an owner is still the one from whom a transfer is to take, however it is written by now. */
export function isStillOwner(
  { written, namespace, ref }: NamedOwner,
  transfer: Pick<KeptTransfer, 'writtenOwner' | 'fromRef'>,
  organisation: Organisation,
): boolean {
  if (written === transfer.writtenOwner) return true;
  if (ref === undefined) return false;
  return (
    ref ===
    (transfer.fromRef ??
      refMeant(parseOwnerRef(transfer.writtenOwner, namespace), organisation))
  );
}
