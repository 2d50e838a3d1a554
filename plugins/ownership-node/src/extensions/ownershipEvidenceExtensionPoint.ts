import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { OwnerSuggestion } from '@callboard/backstage-plugin-ownership-common';

/**
 * Something that speaks for a team or person as the owner of an entity.
 *
 * @public
 */
export interface ProvidedEvidence {
  /** One of those that were asked about. */
  entityRef: string;
  /** Full reference of a group, or of a user for the teams they are in. */
  candidateRef: string;
  strength: OwnerSuggestion['strength'];
  /** In plain English, at most 200 characters: `fixed 6 of its last 9 red builds`. */
  text: string;
  /**
   * How often the candidate did something, of how often anybody did. What the people of a team did is added up, so far as the reader
   * sees them: the text of the latest counts, with the sum for `{{count}}` and the title of the team for `{{owner}}`. The share
   * weighs, and few times less than many: `strength` is that of a team which did all of very many.
   */
  tally?: { count: number; total: number };
  /** Where it can be looked up (http or https). */
  href?: string;
  /** ISO 8601 in UTC; the latest comes first. */
  observedAt?: string;
}

/**
 * Knows something that speaks for owners: who fixes builds, who answers alerts, who commits.
 *
 * @public
 */
export interface OwnershipEvidenceProvider {
  /** Names the provider in logs; unique. */
  id: string;
  /**
   * What speaks for owners of these entities, in no order. Whoever reads the answer sees it only where they see both the
   * entity and the candidate in the catalog. An answer that takes longer than 2 seconds is left out.
   */
  getEvidence(request: {
    /** Full references in lower case, at most 100. */
    entityRefs: string[];
    signal?: AbortSignal;
  }): Promise<ProvidedEvidence[]>;
}

/**
 * Adds evidence to suggested owners.
 *
 * @public
 */
export interface OwnershipEvidenceExtensionPoint {
  addEvidenceProvider(provider: OwnershipEvidenceProvider): void;
}

/**
 * Where modules of the ownership backend add evidence to suggested owners.
 *
 * @public
 */
export const ownershipEvidenceExtensionPoint =
  createExtensionPoint<OwnershipEvidenceExtensionPoint>({
    id: 'ownership.evidence',
  });
