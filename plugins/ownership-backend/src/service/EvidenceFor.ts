import type { OwnershipEvidence } from '@callboard/backstage-plugin-ownership-common';
import type { Viewer } from './OwnershipReader';

/** What speaks for a team as the owner of each entity, to be kept with a proposal. */
export type EvidenceFor = (
  request: { entityRefs: string[]; toRef: string },
  viewer: Viewer,
) => Promise<Map<string, OwnershipEvidence[]>>;
