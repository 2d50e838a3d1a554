import { alertApiRef, useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Schedule } from '@callboard/backstage-plugin-oncall-common';
import { oncallApiRef } from '../api';
import { overridesToCome, type ImportedFile } from '../lib/editor/imported';
import { withoutId } from '../lib/timeline/newOverride';
import { oncallTranslationRef } from '../translation';

/**
 * Adds the overrides of a file to the schedule that was made of it. The schedule stands already, so one that is refused is
 * told, and the others are added all the same.
 */
export function useImportedOverrides() {
  const api = useApi(oncallApiRef);
  const alerts = useApi(alertApiRef);
  const { t } = useTranslationRef(oncallTranslationRef);
  return async (
    made: Schedule,
    imported: ImportedFile | undefined,
  ): Promise<Schedule> => {
    if (!imported) return made;
    const { overrides } = overridesToCome(imported, Date.now());
    let latest = made;
    let refused = 0;
    for (const override of overrides) {
      try {
        // One after the other: of overlapping ones the last that was added wins.
        latest = await api.addOverride({
          id: made.id,
          override: withoutId(override),
        });
      } catch {
        refused++;
      }
    }
    if (refused > 0) {
      alerts.post({
        severity: 'warning',
        message: t('files.overrides.refused', {
          refused,
          total: overrides.length,
        }),
      });
    }
    return latest;
  };
}
