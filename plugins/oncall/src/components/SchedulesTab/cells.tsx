import { Link } from '@backstage/core-components';
import { ButtonLink } from '@backstage/ui';
import { RiArrowLeftRightLine } from '@remixicon/react';
import { StatusText, TimeText, useTexts } from '@internal/frontend-kit';
import type {
  OnCallShift,
  ScheduleSummary,
} from '@callboard/backstage-plugin-oncall-common';
import { useMe } from '../../hooks/useMe';
import { usePagePath } from '../../hooks/usePagePath';
import { useSpanText } from '../../hooks/useSpanText';
import { useUntilText } from '../../hooks/useUntilText';
import { asSentence } from '../../lib/asSentence';
import { coverOf, spanOf, writeSpan } from '../../lib/timeline/span';
import { PersonName } from '../PersonName';
import { SourceLine } from '../SourceLine';
import { oncallTranslationRef } from '../../translation';
import styles from './SchedulesTab.module.css';

interface ScheduleProps {
  schedule: ScheduleSummary;
}

/** The name of a schedule, which leads to its page; of what another system says how old that is. */
export function ScheduleName({ schedule }: ScheduleProps) {
  const path = usePagePath();
  const { source, name } = schedule;
  if (source) {
    return (
      <>
        {name !== source.title && name}
        <SourceLine source={source} name={name} />
      </>
    );
  }
  return <Link to={path.schedule(schedule.id)}>{schedule.name}</Link>;
}

/** The people of a shift; oneself is "you". */
export function People({ shift }: { shift: OnCallShift }) {
  const { t } = useTexts(oncallTranslationRef);
  return (
    <span className={styles.people}>
      {shift.people.map(person => (
        <PersonName key={person.entityRef} person={person} />
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

/** From now to an instant, or for some hours, as the page of a schedule reads it. */
const openUntil = (endsAt?: string) => writeSpan(coverOf(Date.now(), endsAt));

/** Opens the form of an override for the rest of the shift, with the reader in it; for those who may, and are not on call. */
export function TakeOver({ schedule }: ScheduleProps) {
  const { id, name, now, allowed } = schedule;
  const { t } = useTexts(oncallTranslationRef);
  const path = usePagePath();
  const me = useMe();
  const isOn = now?.people.some(({ entityRef }) => entityRef === me);
  if (!me || !now || isOn || !allowed?.includes('override')) return null;
  return (
    <span className={styles.act}>
      <ButtonLink
        href={path.schedule(id, { cover: openUntil(now.endsAt), by: me })}
        variant="secondary"
        size="small"
        aria-label={t('list.takeOverOf', { name })}
      >
        {t('list.takeOver')}
      </ButtonLink>
    </span>
  );
}

/** Nobody: until when, why and how often that is, and the way to mend it. */
export function Nobody({ schedule }: ScheduleProps) {
  const { next, source } = schedule;
  const { t } = useTexts(oncallTranslationRef);
  const { moment } = useUntilText();
  const never = source ? t('card.nobodyAtAll') : t('list.nobodyAtAll');
  const text = next
    ? t('list.nobodyUntil', { time: moment(next.startsAt) })
    : never;
  if (source?.stale) {
    return <StatusText tone="unknown" text={t('source.unknown')} />;
  }
  return (
    <div>
      <StatusText tone="bad" text={text} />
      <div className={styles.quiet}>
        {source ? (
          t('source.nobody', { source: source.title })
        ) : (
          <GapReason schedule={schedule} />
        )}
      </div>
    </div>
  );
}

function GapReason({ schedule }: ScheduleProps) {
  const { id, name, next, gapCount, firstGap, allowed } = schedule;
  const { t } = useTexts(oncallTranslationRef);
  const path = usePagePath();
  // Those for whom nobody answers now are in the first gap.
  const gone = firstGap?.reason && asSentence(firstGap.reason);
  const often = next
    ? t('list.gapReason', { count: gapCount })
    : !gone && t('list.noLayerReason');
  return (
    <>
      {[gone, often].filter(Boolean).join(' ')}{' '}
      {allowed?.includes('override') ? (
        <span className={styles.act}>
          <ButtonLink
            href={path.schedule(id, { cover: openUntil(next?.startsAt) })}
            variant="secondary"
            size="small"
            aria-label={t('list.coverOf', { name })}
          >
            {t('list.cover')}
          </ButtonLink>
        </span>
      ) : (
        <Link to={path.schedule(id)} aria-label={t('list.seeGapOf', { name })}>
          {t('list.seeGap')}
        </Link>
      )}
    </>
  );
}

/** Who is next, and from when. */
export function NextShift({ shift }: { shift?: OnCallShift }) {
  const { t } = useTexts(oncallTranslationRef);
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
  const { t } = useTexts(oncallTranslationRef);
  const { span } = useSpanText(timeZone);
  const { reason = '' } = firstGap ?? {};
  if (!firstGap) return <StatusText tone="good" text={t('list.noGaps')} />;
  return (
    <>
      <StatusText tone="warn" text={t('list.gapCount', { count: gapCount })} />
      <div className={styles.quiet}>
        {t(reason ? 'list.firstGapReason' : 'list.firstGap', {
          reason,
          span: span(spanOf(firstGap)),
        })}
      </div>
    </>
  );
}
