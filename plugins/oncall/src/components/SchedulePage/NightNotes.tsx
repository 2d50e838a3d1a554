import { useMemo } from 'react';
import { StatusText, useTexts } from '@internal/frontend-kit';
import { usePeopleNames } from '../../hooks/usePeopleNames';
import type { TimelineView } from '../../hooks/useTimelineView';
import { clockNights, type ClockNight } from '../../lib/timeline/axis';
import { formatTime } from '../../lib/timeline/wall';
import { oncallTranslationRef } from '../../translation';

/** In words: clocks that change in the window, and how long the shift over it really lasts. */
export function NightNotes({ view }: { view: TimelineView }) {
  const { window, home, rows, schedule } = view;
  const { t } = useTexts(oncallTranslationRef);
  const { namesOf } = usePeopleNames(schedule);
  const nights = useMemo(
    () => clockNights(window, home.clock),
    [window, home.clock],
  );
  const sentence = ({ at, before, after }: ClockNight) => {
    const change = t(
      after > before ? 'schedule.night.forward' : 'schedule.night.back',
      {
        day: home.day(at),
        zone: home.timeZone,
        before: formatTime(before),
        after: formatTime(after),
      },
    );
    const bar = rows[0].bars.find(
      ({ startsAt, endsAt }) => startsAt <= at && at < endsAt,
    );
    if (!bar || bar.userRefs.length === 0) return change;
    const shift = t('schedule.night.shift', {
      people: namesOf(bar.userRefs),
      duration: home.duration(bar),
    });
    return `${change} ${shift}`;
  };
  return (
    <>
      {nights.map(night => (
        <StatusText key={night.at} tone="warn" text={sentence(night)} />
      ))}
    </>
  );
}
