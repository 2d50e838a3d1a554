import { Button } from '@backstage/ui';
import { StatusText, useTexts } from '@internal/frontend-kit';
import {
  groupGaps,
  type GapGroup,
  type UncoveredSpan,
  type WallClock,
} from '@callboard/backstage-plugin-oncall-common';
import { usePeopleNames } from '../../hooks/usePeopleNames';
import type { TimelineView } from '../../hooks/useTimelineView';
import { oncallTranslationRef } from '../../translation';
import styles from './SchedulePage.module.css';

const MOST_GROUPS = 3;

/**
 * When nobody can answer in the next 365 days, and who is missing then; gaps at the same time of their days and of one cause
 * are one line.
 */
export function GapsLine(props: { view: TimelineView; canOverride: boolean }) {
  const { view, canOverride } = props;
  const { gaps, year, schedule } = view;
  const { t } = useTexts(oncallTranslationRef);
  const [first] = gaps;
  if (!first) {
    return <StatusText tone="good" text={t('schedule.gaps.none')} />;
  }
  const groups = causesOf(gaps, year(schedule.timeZone));
  const others = groups.length - MOST_GROUPS;
  return (
    <div>
      <StatusText
        tone={first.startsAt <= view.now ? 'bad' : 'warn'}
        text={t('schedule.gaps.some', { count: gaps.length })}
      />
      <ul className={styles.gaps}>
        {groups.slice(0, MOST_GROUPS).map(group => (
          <GapLine
            key={group.first.startsAt}
            group={group}
            view={view}
            canOverride={canOverride}
          />
        ))}
        {others > 0 && <li>{t('schedule.gaps.others', { count: others })}</li>}
      </ul>
    </div>
  );
}

/** The rules leave somebody out, or name people who left the catalog: by whom, in order of their first gaps. */
function causesOf(
  gaps: readonly UncoveredSpan[],
  clock: WallClock,
): GapGroup<UncoveredSpan>[] {
  const byCause = new Map<string, UncoveredSpan[]>();
  for (const gap of gaps) {
    const cause = gap.goneRefs?.join() ?? '';
    byCause.set(cause, [...(byCause.get(cause) ?? []), gap]);
  }
  return [...byCause.values()]
    .flatMap(each => groupGaps(each, clock))
    .sort((one, other) => one.first.startsAt - other.first.startsAt);
}

function GapLine(props: {
  group: GapGroup<UncoveredSpan>;
  view: TimelineView;
  canOverride: boolean;
}) {
  const { group, view, canOverride } = props;
  const { t } = useTexts(oncallTranslationRef);
  const { yearTexts, schedule } = view;
  const { someNamesOf } = usePeopleNames(schedule);
  const { first, count } = group;
  const span = yearTexts.span(first);
  const text = t('schedule.gaps.group', {
    span,
    duration: yearTexts.duration(first),
  });
  return (
    <li>
      {count > 1
        ? t('schedule.gaps.groupMore', { span: text, count: count - 1 })
        : text}
      {first.goneRefs &&
        `, ${t('schedule.gaps.gone', {
          people: someNamesOf(first.goneRefs),
        })}`}{' '}
      <Button
        variant="tertiary"
        size="small"
        aria-label={t('schedule.gaps.showOf', { span })}
        onPress={() => view.showInstant(first.startsAt)}
      >
        {t('schedule.gaps.show')}
      </Button>
      {canOverride && (
        <Button
          variant="secondary"
          size="small"
          aria-label={t('schedule.gaps.coverOf', { span })}
          onPress={() => view.openCover(first)}
        >
          {t('schedule.gaps.cover')}
        </Button>
      )}
    </li>
  );
}
