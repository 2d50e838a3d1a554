import { useRef } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  NewOverride,
  Schedule,
} from '@callboard/backstage-plugin-oncall-common';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { oncallApiRef } from '../api';
import { newUuid } from '@internal/frontend-kit';

/** Adds an override to a schedule, and takes it back; what is shown of on-call is renewed. */
export function useOverride(schedule: Schedule) {
  const api = useApi(oncallApiRef);
  const client = useQueryClient();
  const { id } = schedule;
  const renew = (renewed: Schedule) => {
    client.setQueryData(['schedule', id], renewed);
    // Not awaited: the answer of the write is on screen already.
    void client.invalidateQueries();
  };
  // The same override that is sent again, after an answer that was lost, has the same id: it is added once.
  const sent = useRef<{ content: string; overrideId: string }>();
  const idOf = (override: NewOverride) => {
    const content = JSON.stringify(override);
    if (sent.current?.content !== content) {
      sent.current = { content, overrideId: newUuid() };
    }
    return sent.current.overrideId;
  };
  return {
    add: useMutation({
      mutationFn: async (override: NewOverride) => {
        const overrideId = idOf(override);
        const renewed = await api.addOverride({
          id,
          override: { ...override, id: overrideId },
        });
        return { renewed, overrideId };
      },
      onSuccess: ({ renewed }) => renew(renewed),
      // A refusal may come from what was not known here.
      onError: () =>
        void client.invalidateQueries({ queryKey: ['schedule', id] }),
    }),
    remove: useMutation({
      mutationFn: (overrideId: string) =>
        api.removeOverride({ id, overrideId }),
      onSuccess: renew,
    }),
  };
}
