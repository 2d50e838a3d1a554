import type { NamedEntity } from './named';

/**
 * What speaks for a team as the owner of an entity.
 *
 * - `codeowners`: a line of the CODEOWNERS file beside the descriptor.
 * - `system`: what the same system or domain holds.
 * - `dependency`: what depends on it, and what it depends on.
 * - `api`: who provides and consumes its APIs.
 * - `repository`: what comes from the same repository.
 * - `previous-owner`: who owned it before.
 * - `name`: the name of the team is in the name of the entity, or the owner as written is nearly the name of the team.
 * - `other`: evidence of another family; its text says which.
 *
 * @public
 */
export type OwnershipEvidenceKind =
  | 'codeowners'
  | 'system'
  | 'dependency'
  | 'api'
  | 'repository'
  | 'previous-owner'
  | 'name'
  | 'other';

/**
 * One thing that speaks for a team.
 *
 * @public
 */
export interface OwnershipEvidence {
  kind: OwnershipEvidenceKind;
  /** Values of the placeholders in the text; see `ownershipEvidenceMessages`. */
  params: Record<string, string>;
  /** In plain English: `CODEOWNERS line 3: @acme/ledger`. */
  text: string;
  /** Where it can be looked up (https), absent when nowhere. */
  href?: string;
}

/**
 * A team that may be the owner of an entity.
 *
 * @public
 */
export interface OwnerSuggestion {
  owner: NamedEntity;
  /** How much speaks for it, in words; there is no percentage behind it. */
  strength: 'strong' | 'fair' | 'weak';
  /** Best first; never empty. */
  evidence: OwnershipEvidence[];
}

/**
 * Suggested owners of one entity, best first, at most 5; empty when nothing speaks for anyone.
 *
 * @public
 */
export interface OwnerSuggestions {
  /** Full entity reference in lower case. */
  entityRef: string;
  suggestions: OwnerSuggestion[];
}

/**
 * Answer of a batch read: one place per requested reference, in request order.
 *
 * @public
 */
export interface SuggestionsByRefs {
  /** `null` where the entity does not exist or the caller may not see it. */
  items: (OwnerSuggestions | null)[];
}
