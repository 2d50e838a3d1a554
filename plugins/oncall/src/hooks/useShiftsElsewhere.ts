import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { oncallApiRef } from '../api';
import type { Span } from '../lib/timeline/span';
import { useSettled } from './useSettled';

const HOUR = 3_600_000;
/** While a time is typed nobody is asked. */
const TYPING_MS = 300;
/** Longest window the backend answers for, less what is asked for beside it. */
const LONGEST = 92 * 86_400_000 - HOUR;

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
  // To the hour: one that begins now begins a minute later each minute.
  const from = span && Math.floor(span.startsAt / HOUR) * HOUR;
  const wanted =
    person && span && span.endsAt - span.startsAt <= LONGEST
      ? `${person} ${from} ${span.endsAt}`
      : '';
  const asked = useSettled(wanted, TYPING_MS);
  const { data } = useQuery({
    queryKey: ['schedules', 'shifts-of', asked],
    queryFn: ({ signal }) => {
      const [ref, start, end] = asked.split(' ');
      return api.listShiftsOf(
        {
          person: ref,
          from: new Date(Number(start)).toISOString(),
          to: new Date(Number(end)).toISOString(),
        },
        { signal },
      );
    },
    enabled: asked !== '',
  });
  // What was asked before is of another person or time.
  if (asked !== wanted || !span) return [];
  return (data?.items ?? []).filter(
    ({ schedule, endsAt }) =>
      schedule.id !== scheduleId && Date.parse(endsAt) > span.startsAt,
  );
}
