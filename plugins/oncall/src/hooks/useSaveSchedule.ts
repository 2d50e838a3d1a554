import { useApi } from '@backstage/core-plugin-api';
import type {
  Schedule,
  ScheduleVersion,
} from '@callboard/backstage-plugin-oncall-common';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { oncallApiRef } from '../api';
import type { ScheduleDraft } from '../lib/editor/draft';
import { overridesToCome } from '../lib/editor/imported';
import { leftOf } from '../lib/editor/leftOverrides';
import { useAddLeft } from './useAddLeft';

/** What is to be saved. */
export interface SaveRequest {
  draft: ScheduleDraft;
  version: ScheduleVersion;
  /** Milliseconds since 1970 in UTC. */
  from: number;
  baseRevision: number;
  note: string;
}

/**
 * Saves a version of a schedule, or a new schedule; renews what is shown of on-call.
 *
 * @param id - absent for a new one
 */
export function useSaveSchedule(id: string | undefined) {
  const api = useApi(oncallApiRef);
  const client = useQueryClient();
  const addLeft = useAddLeft();
  return useMutation({
    mutationFn: async (request: SaveRequest): Promise<Schedule> => {
      const { draft, version, from, baseRevision, note } = request;
      if (id === undefined) {
        const made = await api.createSchedule({
          name: draft.name.trim(),
          teamRef: draft.teamRef,
          level: Number(draft.level),
          version,
        });
        const { imported } = draft;
        if (!imported) return made;
        // The schedule stands already: an override that is refused waits on its page.
        const { overrides } = overridesToCome(imported, Date.now());
        const { latest } = await addLeft(made, leftOf(imported, overrides));
        return latest;
      }
      return api.saveScheduleVersion({
        id,
        baseRevision,
        version: { ...version, effectiveFrom: new Date(from).toISOString() },
        ...(note.trim() && { note: note.trim() }),
      });
    },
    // Also after a refusal or a conflict: whoever came second sees what is true now.
    onSettled: () => client.invalidateQueries(),
  });
}
