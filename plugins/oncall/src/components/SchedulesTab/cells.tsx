import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Link } from '@backstage/core-components';
import { RiArrowLeftRightLine } from '@remixicon/react';
import { PersonLink, StatusText, TimeText } from '@internal/frontend-kit';
import type {
  OnCallShift,
  ScheduleSummary,
} from '@callboard/backstage-plugin-oncall-common';
import { useMe } from '../../hooks/useMe';
import { usePagePath } from '../../hooks/usePagePath';
import { useSpanText } from '../../hooks/useSpanText';
import { useUntilText } from '../../hooks/useUntilText';
import { oncallTranslationRef } from '../../translation';
import styles from './SchedulesTab.module.css';

interface ScheduleProps {
  schedule: ScheduleSummary;
}

/** The name of a schedule, which leads to its page. */
export function ScheduleName({ schedule }: ScheduleProps) {
  const path = usePagePath();
  return <Link to={path.schedule(schedule.id)}>{schedule.name}</Link>;
}

/** The people of a shift; oneself is "you". */
export function People({ shift }: { shift: OnCallShift }) {
  const { t } = useTranslationRef(oncallTranslationRef);
  const me = useMe();
  return (
    <span className={styles.people}>
      {shift.people.map(({ entityRef, title, known }) => (
        <PersonLink
          key={entityRef}
          entityRef={entityRef}
          title={title}
          left={!known}
          you={entityRef === me}
        />
      ))}
      {shift.overridden && (
        <span className={styles.quiet}>
          <RiArrowLeftRightLine aria-hidden="true" className={styles.icon} />{' '}
          {t('list.override')}
        </span>
      )}
    </span>
  );
}

/** Nobody: until when, how often that is, and the way to mend it. */
export function Nobody({ schedule }: ScheduleProps) {
  const { next, gapCount } = schedule;
  const { t } = useTranslationRef(oncallTranslationRef);
  const { moment } = useUntilText();
  const path = usePagePath();
  const { id, name } = schedule;
  return (
    <div>
      <StatusText
        tone="bad"
        text={
          next
            ? t('list.nobodyUntil', { time: moment(next.startsAt) })
            : t('list.nobodyAtAll')
        }
      />
      <div className={styles.quiet}>
        {next
          ? t('list.gapReason', { count: gapCount })
          : t('list.noLayerReason')}{' '}
        <Link to={path.schedule(id)} aria-label={t('list.seeGapOf', { name })}>
          {t('list.seeGap')}
        </Link>
      </div>
    </div>
  );
}

/** Who is next, and from when. */
export function NextShift({ shift }: { shift?: OnCallShift }) {
  const { t } = useTranslationRef(oncallTranslationRef);
  if (!shift) return <span className={styles.quiet}>{t('list.none')}</span>;
  return (
    <>
      <People shift={shift} />
      <div className={styles.quiet}>
        <TimeText value={shift.startsAt} plain />
      </div>
    </>
  );
}

/** How many gaps lie ahead, and the first of them. */
export function Gaps({ schedule }: ScheduleProps) {
  const { gapCount, firstGap, timeZone } = schedule;
  const { t } = useTranslationRef(oncallTranslationRef);
  const { span } = useSpanText(timeZone);
  if (!firstGap) return <StatusText tone="good" text={t('list.noGaps')} />;
  return (
    <>
      <StatusText tone="warn" text={t('list.gapCount', { count: gapCount })} />
      <div className={styles.quiet}>
        {t('list.firstGap', {
          span: span({
            startsAt: Date.parse(firstGap.startsAt),
            endsAt: Date.parse(firstGap.endsAt),
          }),
        })}
      </div>
    </>
  );
}
