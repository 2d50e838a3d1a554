import { Header, Text, VisuallyHidden } from '@backstage/ui';
import {
  EntityLink,
  formatDuration,
  formatMoment,
  StatusText,
  TeamLink,
  useLocale,
  useNarrow,
  useNow,
  useTexts,
} from '@internal/frontend-kit';
import type { AlertDetail } from '@callboard/backstage-plugin-alerts-common';
import { useAgeText } from '../../hooks/useAgeText';
import { useKeptFocus } from '../../hooks/useKeptFocus';
import { formatPast } from '../../lib/formatPast';
import { alertsTranslationRef } from '../../translation';
import { SeverityMark } from '../SeverityMark';
import { ActionTrouble } from './ActionTrouble';
import { HasIt } from './HasIt';
import { PagedLine } from './PagedLine';
import { WideActions } from './WideActions';
import styles from './AlertPage.module.css';

/** What fires: how bad, what, since when, how often; whose it is; and what can be done about it. */
export function AlertHead({ alert }: { alert: AlertDetail }) {
  const { t } = useTexts(alertsTranslationRef);
  const isNarrow = useNarrow();
  const hasActions = alert.state !== 'resolved';
  // Its buttons go with the alert that they resolve.
  const head = useKeptFocus<HTMLDivElement>(hasActions);
  return (
    <>
      {hasActions && (
        <a className={styles.skip} href="#alert-actions">
          {t('alert.toActions')}
        </a>
      )}
      {isNarrow ? (
        <div ref={head} tabIndex={-1} className={styles.phoneHead}>
          <Facts alert={alert} />
          <Text as="h2" variant="title-x-small" weight="bold">
            {alert.title}
          </Text>
          <Summary alert={alert} />
          <Place alert={alert} />
          <PagedLine alert={alert} />
          <Quiet alert={alert} />
          <HasIt alert={alert} />
        </div>
      ) : (
        <>
          <Header
            title={alert.title}
            customActions={<WideActions alert={alert} />}
          />
          <div ref={head} tabIndex={-1} className={styles.wideHead}>
            <Facts alert={alert} />
            <Summary alert={alert} />
            <Quiet alert={alert} />
            <HasIt alert={alert} />
            <ActionTrouble alert={alert} />
          </div>
        </>
      )}
    </>
  );
}

function Facts({ alert }: { alert: AlertDetail }) {
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const age = useAgeText();
  const now = useNow();
  const { state, severity, startedAt, repeats } = alert;
  const time = formatPast(startedAt, { locale, now });
  const duration = age(startedAt);
  return (
    <div className={styles.facts}>
      <SeverityMark
        severity={severity}
        isOver={state === 'resolved'}
        isChip={state === 'firing'}
      />
      {state === 'resolved' ? (
        <Over alert={alert} />
      ) : (
        <span>
          {t(state === 'firing' ? 'alert.firingFor' : 'alert.acknowledgedFor', {
            duration,
          })}
        </span>
      )}
      {repeats > 1 && (
        <span>
          <span aria-hidden="true">
            {t('alert.times', { n: `${repeats}` })}
          </span>
          <VisuallyHidden>
            {t('alert.timesSpoken', { count: repeats })}
          </VisuallyHidden>
        </span>
      )}
      <time dateTime={startedAt}>{t('alert.sinceTime', { time })}</time>
    </div>
  );
}

function Over({ alert }: { alert: AlertDetail }) {
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const now = useNow();
  const { resolution, resolvedAt, startedAt } = alert;
  if (!resolvedAt) return null;
  const values = {
    time: formatPast(resolvedAt, { locale, now }),
    duration: formatDuration(
      Math.max(0, Date.parse(resolvedAt) - Date.parse(startedAt)),
    ),
  };
  const text =
    resolution?.by === 'person'
      ? t('alert.over.person', { ...values, person: resolution.person.title })
      : t(`alert.over.${resolution?.by ?? 'unknown'}`, values);
  return <StatusText tone="good" text={text} />;
}

/** What is wrong, in the words of the source; nothing where they are those of the title. */
function Summary({ alert }: { alert: AlertDetail }) {
  return alert.summary && alert.summary !== alert.title ? (
    <p className={styles.summary}>{alert.summary}</p>
  ) : null;
}

function Place({ alert }: { alert: AlertDetail }) {
  const { t } = useTexts(alertsTranslationRef);
  const { entity, team, unrouted } = alert;
  if (unrouted) {
    return (
      <StatusText
        tone="warn"
        text={t('alert.where.unrouted', { reason: unrouted.reason })}
      />
    );
  }
  return (
    <div className={styles.facts}>
      {entity && <EntityLink {...entity} />}
      {team && <TeamLink {...team} />}
    </div>
  );
}

/** Why nobody is paged although it fires. */
function Quiet({ alert }: { alert: AlertDetail }) {
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const { quiet } = alert;
  if (!quiet) return null;
  const time = formatMoment(new Date(quiet.until), { locale });
  return (
    <p className={styles.line}>
      <StatusText
        tone="neutral"
        text={
          quiet.by && quiet.kind !== 'working-hours'
            ? t(`alert.quietLine.${quiet.kind}By`, {
                time,
                person: quiet.by.title,
              })
            : t(`alert.quietLine.${quiet.kind}`, { time })
        }
      />{' '}
      {quiet.reason && t('alert.quietLine.reason', { reason: quiet.reason })}
    </p>
  );
}
