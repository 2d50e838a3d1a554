import { useMemo } from 'react';
import type {
  Clocks,
  NamedRef,
  Schedule,
} from '@callboard/backstage-plugin-oncall-common';
import { candidatesOf } from '../../lib/timeline/candidates';
import type { Span } from '../../lib/timeline/span';
import { DAY } from '../../lib/timeline/wall';

/** The people of the form: who they are, who of them can be put on call, and who is on call in the window. */
export function useCandidates(options: {
  schedule: Schedule;
  /** People who were found in the catalog. */
  others: NamedRef[];
  window: Span;
  now: number;
  clocks: Clocks;
}) {
  const { schedule, others, window, now, clocks } = options;
  const { startsAt, endsAt } = window;
  // To the day: the load of a month is not another one each minute.
  const today = Math.floor(now / DAY) * DAY;
  return useMemo(() => {
    const known = new Set(schedule.people.map(({ entityRef }) => entityRef));
    const gone = new Set(
      schedule.people.flatMap(({ entityRef, gone: left }) =>
        left ? [entityRef] : [],
      ),
    );
    const people: NamedRef[] = [
      ...schedule.people,
      ...others.filter(({ entityRef }) => !known.has(entityRef)),
    ];
    const all = candidatesOf(
      people,
      schedule,
      { startsAt, endsAt },
      { now: today, clocks },
    );
    return {
      people,
      /** Not who left the catalog. */
      candidates: all.filter(({ person }) => !gone.has(person.entityRef)),
      onCall: all.flatMap(({ person, isFree }) =>
        isFree ? [] : [person.entityRef],
      ),
    };
  }, [schedule, others, startsAt, endsAt, today, clocks]);
}
