/** A document of the folder that is not an entity, and why. */
export interface RefusedDocument {
  /** Path below the root of the folder. */
  file: string;
  /** Counted from 1. */
  line: number;
  /** Counted from 1. */
  column: number;
  kind?: string;
  name?: string;
  reason: string;
  /** What the author of the file can do. */
  fix: string;
  source: string;
}

/** Two documents with one entity ref; the first by path is the entity. */
export interface Collision {
  entityRef: string;
  /** Place of the document that is the entity: path and line. */
  kept: string;
  /** Place of the document that is left out. */
  dropped: string;
}

/** A definition an entity points to by `$text` that does not exist; the entity is kept. */
export interface MissingTarget {
  entityRef: string;
  file: string;
  target: string;
  reason: string;
}

/** Answer of `GET /api/catalog-folder/report`: what the portal read from its folder of descriptors. */
export interface DescriptorReport {
  rootLabel: string;
  /** Instant, ISO 8601. */
  readAt: string;
  files: number;
  documents: number;
  entities: number;
  byKind: Record<string, number>;
  refused: RefusedDocument[];
  collisions: Collision[];
  missingTargets: MissingTarget[];
  /** Paths of YAML files that hold no descriptor. */
  notDescriptors: string[];
}
