import type { OwnershipEvidence } from '@callboard/backstage-plugin-ownership-common';
import type { Viewer } from './OwnershipReader';

/** What speaks for a team as the owner of an entity, for each pair in the order given; all of them are asked about at once. */
export type EvidenceFor = (
  pairs: { entityRef: string; toRef: string }[],
  viewer: Viewer,
) => Promise<OwnershipEvidence[][]>;
