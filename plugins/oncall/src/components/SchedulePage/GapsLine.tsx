import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button } from '@backstage/ui';
import { StatusText } from '@internal/frontend-kit';
import {
  groupGaps,
  type GapGroup,
} from '@callboard/backstage-plugin-oncall-common';
import type { TimelineView } from '../../hooks/useTimelineView';
import { oncallTranslationRef } from '../../translation';
import styles from './SchedulePage.module.css';

const MOST_GROUPS = 3;

/** Where nobody is on call in the next 365 days; gaps at the same time of their days are one line. */
export function GapsLine(props: { view: TimelineView; canOverride: boolean }) {
  const { view, canOverride } = props;
  const { gaps, year, schedule } = view;
  const { t } = useTranslationRef(oncallTranslationRef);
  const [first] = gaps;
  if (!first) {
    return <StatusText tone="good" text={t('schedule.gaps.none')} />;
  }
  const groups = groupGaps(gaps, year(schedule.timeZone));
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

function GapLine(props: {
  group: GapGroup;
  view: TimelineView;
  canOverride: boolean;
}) {
  const { group, view, canOverride } = props;
  const { t } = useTranslationRef(oncallTranslationRef);
  const { yearTexts } = view;
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
        : text}{' '}
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
