import { useApi } from '@backstage/core-plugin-api';
import { errorStatus } from '@internal/frontend-kit';
import type {
  Override,
  Schedule,
} from '@callboard/backstage-plugin-oncall-common';
import { oncallApiRef } from '../api';
import { fromNow } from '../lib/editor/imported';
import {
  addLeft,
  keepLeft,
  type LeftOverrides,
} from '../lib/editor/leftOverrides';
import { withoutId } from '../lib/timeline/newOverride';

/** Adds overrides of a file to a schedule; what is not added is kept on this device. */
export function useAddLeft() {
  const api = useApi(oncallApiRef);
  const addOnce = async (id: string, override: Override) => {
    try {
      const sent = { ...withoutId(override), id: override.id };
      return await api.addOverride({ id, override: sent });
    } catch (error) {
      if (errorStatus(error) !== 409) throw error;
      // An earlier try came through and its answer did not; since then it begins later, or was taken back.
      const found = await api.getSchedule({ id });
      if (found.overrides.some(each => each.id === override.id)) return found;
      throw error;
    }
  };
  return async (schedule: Schedule, left: LeftOverrides) => {
    let latest = schedule;
    const keep = (rest: LeftOverrides) => keepLeft(schedule.id, rest);
    // Before the first one: whoever leaves the page meanwhile finds the others again.
    keep(left);
    const rest = await addLeft(
      left,
      async override => {
        // Each begins when it is added, at the earliest: many take longer than the server lets pass.
        const ahead = fromNow(override, Date.now(), schedule.timeZone);
        if (!ahead) return;
        latest = await addOnce(schedule.id, ahead);
      },
      keep,
    );
    keep(rest);
    return { latest, rest };
  };
}
