import type { ReachChannel } from '@callboard/backstage-plugin-oncall-common';

/** What an entity has another system asked for. */
export interface SourceKey {
  sourceId: string;
  key: string;
}

/** What on-call keeps of an entity that may be owned. */
export interface EntityFacts {
  entityRef: string;
  title: string;
  /** Owners by its relations; full, lower case. */
  ownerRefs: string[];
  /** The owner as it is written, for an entity whose owner is no reference. */
  writtenOwner?: string;
  /** The system, then the domain, it is part of. */
  partOf: string[];
  /** Ids of schedules named in its annotation. */
  scheduleIds: string[];
  /** What its annotations name in other systems; the first counts. */
  sourceKeys: SourceKey[];
}

export interface GroupFacts {
  entityRef: string;
  title: string;
  members: string[];
  /** Groups above it. */
  parents: string[];
  children: string[];
  /** What its annotations name in other systems; the first counts. */
  sourceKeys: SourceKey[];
}

export interface UserFacts {
  entityRef: string;
  title: string;
  channels: ReachChannel[];
  /** In lower case, to know them by in other systems. */
  email?: string;
}
