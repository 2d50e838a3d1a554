import type { PlaybookSummary } from './api';

/**
 * Why a page belongs to an entity: the annotation of the entity names it, its front matter names the entity, a link of the
 * entity leads to it, it lies in `playbooks` or `runbooks` beside the descriptor, it is in the documentation of the entity, or
 * it is for all services of the team that owns it.
 *
 * @public
 */
export type PageRelationReason =
  | 'annotation'
  | 'services'
  | 'link'
  | 'folder'
  | 'techdocs'
  | 'owner';

/**
 * An entity that the caller sees.
 *
 * @public
 */
export interface PlaybookEntity {
  entityRef: string;
  title: string;
}

/**
 * A page of an entity.
 *
 * @public
 */
export interface RelatedPlaybook {
  playbook: PlaybookSummary;
  /** The surest first; never empty. */
  reasons: PageRelationReason[];
  /** Of a team: those of its entities that have the page; at most 20. */
  entities?: PlaybookEntity[];
}

/**
 * The pages of an entity, or of a team and the teams below it.
 *
 * @public
 */
export interface EntityPlaybooks extends PlaybookEntity {
  /** The surest first; at most 100. */
  pages: RelatedPlaybook[];
  totalPages: number;
  /** What of its annotation leads nowhere, and how it is mended. */
  problems: string[];
  /** Of a team: its services, which are the components that it owns. */
  services?: {
    total: number;
    /** Those with a page. */
    covered: number;
    /** Those without one; at most 20. */
    without: PlaybookEntity[];
  };
}
