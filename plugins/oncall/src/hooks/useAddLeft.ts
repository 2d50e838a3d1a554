import { useApi } from '@backstage/core-plugin-api';
import type { Schedule } from '@callboard/backstage-plugin-oncall-common';
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
        latest = await api.addOverride({
          id: schedule.id,
          override: withoutId(ahead),
        });
      },
      keep,
    );
    keep(rest);
    return { latest, rest };
  };
}
