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

const COVERED_MS = 8 * 3_600_000;

/** From now to an instant, or for some hours, as the page of a schedule reads it. */
const openUntil = (endsAt?: string) =>
  [
    new Date().toISOString(),
    endsAt ?? new Date(Date.now() + COVERED_MS).toISOString(),
  ].join('/');

/** Opens the form of an override for the rest of the shift, with the reader in it; for those who may, and are not on call. */
export function TakeOver({ schedule }: ScheduleProps) {
  const { id, name, now, allowed } = schedule;
  const { t } = useTranslationRef(oncallTranslationRef);
  const path = usePagePath();
  const me = useMe();
  const isOn = now?.people.some(({ entityRef }) => entityRef === me);
  if (!me || !now || isOn || !allowed?.includes('override')) return null;
  return (
    <Link
      to={path.schedule(id, { cover: openUntil(now.endsAt), by: me })}
      aria-label={t('list.takeOverOf', { name })}
    >
      {t('list.takeOver')}
    </Link>
  );
}

/** Nobody: until when, how often that is, and the way to mend it. */
export function Nobody({ schedule }: ScheduleProps) {
  const { next, gapCount } = schedule;
  const { t } = useTranslationRef(oncallTranslationRef);
  const { moment } = useUntilText();
  const path = usePagePath();
  const { id, name } = schedule;
  const canOverride = schedule.allowed?.includes('override');
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
        {canOverride ? (
          <Link
            to={path.schedule(id, { cover: openUntil(next?.startsAt) })}
            aria-label={t('list.coverOf', { name })}
          >
            {t('list.cover')}
          </Link>
        ) : (
          <Link
            to={path.schedule(id)}
            aria-label={t('list.seeGapOf', { name })}
          >
            {t('list.seeGap')}
          </Link>
        )}
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
