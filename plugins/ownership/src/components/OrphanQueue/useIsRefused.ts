import { usePermission } from '@backstage/plugin-permission-react';
import { ownershipTransferCreatePermission } from '@callboard/backstage-plugin-ownership-common';

/**
 * Whether the portal refuses the reader to propose an owner. Until that is known the server decides: who goes through a
 * queue by keys is faster than the answer.
 */
export function useIsRefused(entityRef: string): boolean {
  const { loading, allowed } = usePermission({
    permission: ownershipTransferCreatePermission,
    resourceRef: entityRef,
  });
  return !loading && !allowed;
}
