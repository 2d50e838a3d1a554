import type {
  AlertDirectory,
  DirectoryEntity,
} from '../directory/AlertDirectory';

/** Kinds of which on-call can say who is on call. */
const KINDS_ON_CALL = ['component', 'resource', 'api', 'system', 'group'];

/** For what an alert is. References are full and in lower case. */
export interface AlertPlace {
  entityRef?: string;
  /** The group that answers, where that is not the owner of the entity. */
  teamRef?: string;
}

/** For what an alert is, and who answers for it. */
export interface Answering {
  /** Absent where it was given to others than the catalog says: schedules and policies of the entity are not theirs. */
  entityRef?: string;
  /** A group, or the person who owns it. */
  owner?: string;
}

/** Who answers for an entity by the catalog: who owns something alone answers for it alone. */
export const answererOf = ({
  teamRef,
  ownerRef,
}: DirectoryEntity): string | undefined =>
  teamRef ?? (ownerRef?.startsWith('user:') ? ownerRef : undefined);

export function answeringFor(
  { entityRef, teamRef }: AlertPlace,
  directory: Pick<AlertDirectory, 'entity'>,
): Answering {
  const entity = entityRef ? directory.entity(entityRef) : undefined;
  const owner = teamRef ?? entity?.teamRef ?? entity?.ownerRef;
  const answerer = entity && answererOf(entity);
  const isGiven = answerer !== undefined && answerer !== owner;
  return isGiven ? { owner } : { entityRef, owner };
}

/** Of what on-call is asked, the most telling first: an entity may name schedules of its own. */
export function refsToAsk({ entityRef, owner }: Answering): string[] {
  const refs = [entityRef, owner].filter(ref => ref !== undefined);
  return [...new Set(refs)].filter(ref =>
    KINDS_ON_CALL.includes(ref.slice(0, ref.indexOf(':'))),
  );
}
