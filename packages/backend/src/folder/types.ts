import { Entity } from '@backstage/catalog-model';

/** A place in a file of the folder. */
export interface Place {
  /** Path below the root of the folder, with forward slashes. */
  file: string;
  /** Counted from 1. */
  line: number;
  /** Counted from 1. */
  column: number;
}

/** A document that did not become an entity. */
export interface Refusal extends Place {
  kind?: string;
  name?: string;
  reason: string;
  /** What to write instead, ready to copy where that is possible. */
  fix: string;
  /** Who refused it: this reader, or the catalog later on. */
  source: 'folder' | 'catalog';
}

/** A refusal as kept in memory. */
export interface FolderRefusal extends Refusal {
  /** The document asks for restricted visibility: only callers who see everything may read of it. */
  restricted: boolean;
}

/** Two documents with one entity ref. The first by path is the entity. */
export interface Collision {
  entityRef: string;
  /** `file:line` of the document that is the entity. */
  kept: string;
  /** `file:line` of the document that is left out. */
  dropped: string;
}

/** Something an entity points to that was not read. The entity is kept. */
export interface MissingTarget {
  entityRef: string;
  file: string;
  target: string;
  reason: string;
}

/** An entity and where it is written. */
export interface FolderEntity {
  entityRef: string;
  entity: Entity;
  place: Place;
}

/** All that one pass over the folder found. */
export interface FolderContent {
  /** Absolute path of the folder, or of the folder of the single file. */
  root: string;
  /** Instant, ISO 8601. */
  readAt: string;
  /** YAML files read. */
  files: number;
  /** Documents that are, or try to be, entities. */
  documents: number;
  entities: FolderEntity[];
  refused: FolderRefusal[];
  collisions: Collision[];
  missingTargets: MissingTarget[];
  /** Paths of YAML files that hold no descriptor. */
  notDescriptors: string[];
}
