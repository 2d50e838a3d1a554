import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { oncallApiRef } from '../api';
import type { Span } from '../lib/timeline/span';
import { useSettled } from './useSettled';

/** While a time is typed nobody is asked. */
const TYPING_MS = 300;
/** Longest window the backend answers for. */
const LONGEST = 92 * 86_400_000;

/**
 * When a person is on call in a window by schedules other than this one, as far as the reader sees them. It tells more and
 * stops nothing: until it is known, and where it cannot be, there is none.
 */
export function useShiftsElsewhere(options: {
  scheduleId: string;
  person: string | undefined;
  span: Span | undefined;
}) {
  const { scheduleId, person, span } = options;
  const api = useApi(oncallApiRef);
  const asked = useSettled(
    person && span && span.endsAt - span.startsAt <= LONGEST
      ? `${person} ${span.startsAt} ${span.endsAt}`
      : '',
    TYPING_MS,
  );
  const { data } = useQuery({
    queryKey: ['schedules', 'shifts-of', asked],
    queryFn: ({ signal }) => {
      const [ref, from, to] = asked.split(' ');
      return api.listShiftsOf(
        {
          person: ref,
          from: new Date(Number(from)).toISOString(),
          to: new Date(Number(to)).toISOString(),
        },
        { signal },
      );
    },
    enabled: asked !== '',
  });
  return (data?.items ?? []).filter(
    ({ schedule }) => schedule.id !== scheduleId,
  );
}
