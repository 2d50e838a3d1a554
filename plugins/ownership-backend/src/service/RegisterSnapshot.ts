import {
  findOwner,
  inContext,
  type EntityFacts,
  type Organisation,
} from '@callboard/backstage-plugin-ownership-common';
import type { KeptConfirmation } from '../database/ConfirmationStore';
import type { KeptRole } from '../database/RoleStore';
import type { KeptTransfer } from '../database/TransferStore';

/** Everything that requests are answered from, as of one moment; never changed once made. */
export interface RegisterSnapshot {
  /** Teams, people, systems and domains; the same object until one of them changes. */
  organisation: Organisation;
  /** Entities that can have an owner; the facts are the same objects until the entity changes. */
  entities: ReadonlyMap<string, EntityFacts>;
  /** The last confirmation of each entity. */
  confirmations: ReadonlyMap<string, KeptConfirmation>;
  /** Open ones of each entity: the proposed before the accepted. */
  transfers: ReadonlyMap<string, readonly KeptTransfer[]>;
  roles: ReadonlyMap<string, readonly KeptRole[]>;
  /** Since when each finding is seen, by code, in milliseconds. */
  foundAt: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** When the catalog was last read completely. */
  followedAt?: Date;
}

const ownedBy = new WeakMap<
  ReadonlyMap<string, EntityFacts>,
  { organisation: Organisation; index: Map<string, EntityFacts[]> }
>();

/** The owner an entity has for whoever sees everything: as a full reference, whether or not the catalog has it. */
export function ownerRefOf(
  facts: EntityFacts,
  organisation: Organisation,
): string | undefined {
  const owner = findOwner(inContext(facts, organisation), () => true)?.parsed;
  return owner?.type === 'ref' || owner?.type === 'email'
    ? owner.entityRef
    : undefined;
}

/** Owner → what it has, itself and by inheritance; worked out once for each state of the register. */
export function entitiesByOwner({
  entities,
  organisation,
}: RegisterSnapshot): ReadonlyMap<string, readonly EntityFacts[]> {
  const known = ownedBy.get(entities);
  if (known?.organisation === organisation) return known.index;
  const index = new Map<string, EntityFacts[]>();
  for (const facts of entities.values()) {
    const ref = ownerRefOf(facts, organisation);
    if (ref === undefined) continue;
    const list = index.get(ref);
    if (list) list.push(facts);
    else index.set(ref, [facts]);
  }
  ownedBy.set(entities, { organisation, index });
  return index;
}
