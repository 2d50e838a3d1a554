import type { VisibleView } from '@internal/backend-kit';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type {
  OwnershipsByRefs,
  TeamsByRefs,
} from '@callboard/backstage-plugin-ownership-common';
import type { OwnershipFilter } from '@callboard/backstage-plugin-ownership-node';

/** What one caller may see, decided once per request. */
export interface Viewer {
  /** Entities of the catalog. */
  view: VisibleView;
  /** Conditions on ownership; absent when all may be read. */
  filter?: PermissionCriteria<OwnershipFilter>;
  /** Full reference of the user who asks; absent for a service. */
  userRef?: string;
}

/** Reads ownership for a viewer; the rules, without the question who the viewer is. */
export interface OwnershipReader {
  getOwnersByRefs(
    request: { entityRefs: string[] },
    viewer: Viewer,
  ): Promise<OwnershipsByRefs>;
  getTeamsByRefs(
    request: { groupRefs: string[] },
    viewer: Viewer,
  ): Promise<TeamsByRefs>;
}
