import { usePermission } from '@backstage/plugin-permission-react';
import { ownershipTransferCreatePermission } from '@callboard/backstage-plugin-ownership-common';

/** Whether the portal lets the reader propose an owner of an entity they see. */
export function useMayPropose(entityRef: string): boolean {
  return usePermission({
    permission: ownershipTransferCreatePermission,
    resourceRef: entityRef,
  }).allowed;
}
