import { Text } from '@backstage/ui';
import { formatDuration, StatusText, useTexts } from '@internal/frontend-kit';
import { whoIsOnCall } from '@callboard/backstage-plugin-oncall-common';
import { usePeopleNames } from '../../hooks/usePeopleNames';
import type { TimelineView } from '../../hooks/useTimelineView';
import { DAY, MINUTE } from '../../lib/timeline/wall';
import { oncallTranslationRef } from '../../translation';

/** Gaps are known for a year: one that ends with it has no end that is known. */
const NEARLY_A_YEAR = 364 * DAY;

/** Who is on call now, until when, and who is next, by the same engine that answers alerts. */
export function NowLine({ view }: { view: TimelineView }) {
  const { schedule, now, gaps, year, yearTexts } = view;
  const { t } = useTexts(oncallTranslationRef);
  const { namesOf, someNamesOf } = usePeopleNames(schedule);
  const { current, next, gapUntil } = whoIsOnCall(schedule, now, year);
  const after = next
    ? t('schedule.now.next', { people: namesOf(next.userRefs) })
    : '';
  const [gap] = gaps;
  if (current && gap?.goneRefs && gap.startsAt <= now) {
    return (
      <StatusText
        tone="bad"
        text={
          gap.endsAt - now < NEARLY_A_YEAR
            ? t('schedule.now.gone', {
                people: someNamesOf(gap.goneRefs),
                until: yearTexts.instant(gap.endsAt),
              })
            : t('schedule.now.goneAll', { people: someNamesOf(gap.goneRefs) })
        }
      />
    );
  }
  if (!current) {
    const nobody =
      gapUntil === undefined
        ? t('schedule.now.nobodyEver')
        : t('schedule.now.nobody', { until: yearTexts.instant(gapUntil) });
    return <StatusText tone="bad" text={`${nobody} ${after}`} />;
  }
  // To the minute: seconds would be wrong by the time they are read.
  const left = Math.ceil((current.endsAt - now) / MINUTE) * MINUTE;
  const people = namesOf(current.userRefs);
  return (
    <Text as="p" variant="body-large">
      {next
        ? t('schedule.now.on', {
            people,
            until: yearTexts.instant(current.endsAt),
            left: formatDuration(left),
          })
        : t('schedule.now.onOpen', { people })}{' '}
      {after}
    </Text>
  );
}
