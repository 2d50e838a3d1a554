import { StatusChip, StatusText, useTexts } from '@internal/frontend-kit';
import type { ScheduleSummary } from '@callboard/backstage-plugin-oncall-common';
import { useListText } from '../../hooks/useListText';
import { useSpanText } from '../../hooks/useSpanText';
import { useUntilText } from '../../hooks/useUntilText';
import { spanOf } from '../../lib/timeline/span';
import { ScheduleLink } from '../ScheduleLink';
import { SourceLine } from '../SourceLine';
import { oncallTranslationRef } from '../../translation';
import styles from './TeamOnCallCard.module.css';

/** One schedule: its level, who is on call on it, and its gaps. */
export function TeamSchedule({ schedule }: { schedule: ScheduleSummary }) {
  const { level, now, next, gapCount, firstGap, timeZone, source } = schedule;
  const { reason = '' } = firstGap ?? {};
  const { t } = useTexts(oncallTranslationRef);
  const { listOf } = useListText();
  const { span } = useSpanText(timeZone);
  const { moment, until } = useUntilText();
  return (
    <li className={styles.schedule}>
      <span>
        {source ? schedule.name : <ScheduleLink schedule={schedule} />}{' '}
        <span className={styles.quiet}>{t('card.level', { level })}</span>
      </span>
      {now && (
        <span>
          {listOf(now.people, '')} {until(now.endsAt)}
        </span>
      )}
      {!now && !source?.stale && (
        <StatusChip
          tone="critical"
          text={
            next
              ? t('card.nobodyUntil', { time: moment(next.startsAt) })
              : t('card.nobodyAtAll')
          }
        />
      )}
      {source && <SourceLine source={source} name={schedule.name} />}
      {firstGap && (
        <StatusText
          tone="warn"
          text={t(reason ? 'card.team.gapsReason' : 'card.team.gaps', {
            count: gapCount,
            reason,
            first: span(spanOf(firstGap)),
          })}
        />
      )}
    </li>
  );
}
