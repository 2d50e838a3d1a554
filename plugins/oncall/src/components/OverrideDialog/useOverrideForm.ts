import { useMemo, useState } from 'react';
import { useUrlState } from '@internal/frontend-kit';
import type { NamedRef } from '@callboard/backstage-plugin-oncall-common';
import type { TimelineView } from '../../hooks/useTimelineView';
import { clocksOf } from '../../lib/timeline/clocksOf';
import { overrideEffect } from '../../lib/timeline/overrideEffect';
import {
  fieldsOf,
  readOverride,
  type OverrideFields,
} from '../../lib/timeline/overrideForm';
import type { Span } from '../../lib/timeline/span';
import { DAY } from '../../lib/timeline/wall';
import { useCandidates } from './useCandidates';

/** The engine looks around what it resolves. */
const AROUND = 70 * DAY;

/** The form of an override as it is filled in, and what saving it would do. */
export function useOverrideForm(view: TimelineView, span: Span) {
  const { schedule, now } = view;
  const { timeZone } = schedule;
  const { params } = useUrlState();
  const [initial] = useState(() => {
    const clock = clocksOf(
      schedule.zones,
      span.startsAt,
      span.endsAt,
    )(timeZone);
    const who = schedule.people.find(
      ({ entityRef }) => entityRef === params.get('by'),
    )?.entityRef;
    return { fields: { ...fieldsOf(span, clock, now), who }, span };
  });
  const [fields, setFields] = useState(initial.fields);
  const [others, setOthers] = useState<NamedRef[]>([]);
  const change = (changes: Partial<OverrideFields>) =>
    setFields(before => ({ ...before, ...changes }));

  // To the year around: whatever is filled in, its clock is right.
  const clocks = useMemo(
    () =>
      clocksOf(
        schedule.zones,
        Math.min(span.startsAt, now) - AROUND,
        Math.max(span.endsAt, now) + 366 * DAY,
      ),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `now` moves on by less than the margin
    [schedule.zones, span],
  );
  const read = (at: number) =>
    readOverride(fields, {
      clock: clocks(timeZone),
      timeZone,
      now: at,
      initial,
    });
  const form = read(now);
  const { override } = form;
  const effect = useMemo(
    () => override && overrideEffect(schedule, override, clocks),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a new object with each drawing, compared by what is in it
    [schedule, JSON.stringify(override), clocks],
  );
  const { people, candidates, onCall } = useCandidates({
    schedule,
    others,
    window: form.span ?? span,
    now,
    clocks,
  });
  return {
    fields,
    change,
    form,
    effect,
    /** Who is on call at some time of the window. */
    onCall,
    /** People of the schedule, and those who were found in the catalog. */
    people,
    /** Those of them who can be put on call: not who left the catalog. */
    candidates,
    addPerson: (person: NamedRef) => {
      setOthers(before => [...before, person]);
      change({ who: person.entityRef });
    },
    /** Read at the moment of saving. */
    readNow: () => read(Date.now()),
  };
}

/** What {@link useOverrideForm} answers with. */
export type OverrideForm = ReturnType<typeof useOverrideForm>;
