import { useApi } from '@backstage/core-plugin-api';
import type { CalendarScope } from '@callboard/backstage-plugin-oncall-common';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { oncallApiRef } from '../api';

const KEY = ['calendar-links'];

/** The calendar links of who is signed in, the newest first; how one is made and revoked. */
export function useCalendarLinks() {
  const api = useApi(oncallApiRef);
  const client = useQueryClient();
  const renew = () => client.invalidateQueries({ queryKey: KEY });
  return {
    links: useQuery({
      queryKey: KEY,
      queryFn: ({ signal }) => api.listCalendarLinks({ signal }),
    }),
    make: useMutation({
      mutationFn: (scope: CalendarScope) => api.createCalendarLink(scope),
      onSuccess: renew,
      // The address is a secret: it goes with the dialog that shows it.
      gcTime: 0,
    }),
    revoke: useMutation({
      mutationFn: (id: string) => api.revokeCalendarLink({ id }),
      // One that was revoked elsewhere leaves the list as well.
      onSettled: renew,
    }),
  };
}
