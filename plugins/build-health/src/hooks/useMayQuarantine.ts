import { usePermission } from '@backstage/plugin-permission-react';
import { buildHealthTestQuarantinePermission } from '@callboard/backstage-plugin-build-health-common';

/** Whether the reader may put tests into quarantine; false until that is known. */
export function useMayQuarantine(): boolean {
  return usePermission({ permission: buildHealthTestQuarantinePermission })
    .allowed;
}
