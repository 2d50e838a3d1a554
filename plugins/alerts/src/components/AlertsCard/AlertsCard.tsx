import { Link } from '@backstage/ui';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import {
  EmptyBlock,
  formatDuration,
  formatInstant,
  KitRoot,
  SkeletonLines,
  StatusText,
  useEntityRef,
  useLocale,
  useTexts,
} from '@internal/frontend-kit';
import type {
  AlertSummary,
  EntityAlerts,
} from '@callboard/backstage-plugin-alerts-common';
import { useAgeText } from '../../hooks/useAgeText';
import { useEntityAlerts } from '../../hooks/useEntityAlerts';
import { useHomePath } from '../../hooks/useHomePath';
import { SEVERITY_TONES } from '../../lib/severities';
import { alertsTranslationRef } from '../../translation';
import { AckButton } from '../AckButton';
import { BackendState } from '../BackendState';
import { PageTeam } from '../PageTeam';
import { SeverityMark } from '../SeverityMark';
import { StateMark } from '../StateMark';
import styles from './AlertsCard.module.css';

/** What of the entity, or of the team, of the page fires, the worst of it, and a way to page who answers. */
export function AlertsCard() {
  const { t } = useTexts(alertsTranslationRef);
  const entityRef = useEntityRef();
  const { metadata } = useEntity().entity;
  const query = useEntityAlerts(entityRef);
  return (
    <KitRoot>
      <EntityInfoCard
        title={t('card.title')}
        headerActions={
          query.data && (
            <PageTeam
              entityRef={entityRef}
              name={metadata.title ?? metadata.name}
            />
          )
        }
      >
        <BackendState
          isAlwaysThere
          query={query}
          subject={t('card.subject')}
          thing={t('card.thing')}
          skeleton={<SkeletonLines lines={3} lineHeight={23} />}
          isEmpty={found => found === null}
          empty={
            <EmptyBlock kind="nothing-yet" title={t('card.hidden.title')}>
              <p>{t('card.hidden.hint')}</p>
            </EmptyBlock>
          }
        >
          {found => (found ? <Known alerts={found} /> : null)}
        </BackendState>
      </EntityInfoCard>
    </KitRoot>
  );
}

function Known({ alerts }: { alerts: EntityAlerts }) {
  const { t } = useTexts(alertsTranslationRef);
  const path = useHomePath();
  const { open, unacknowledged, worst, entityRef } = alerts;
  const sentence =
    unacknowledged > 0
      ? t('card.openNobody', { count: open, n: `${unacknowledged}` })
      : t('card.open', { count: open });
  const tone =
    unacknowledged > 0 && worst ? SEVERITY_TONES[worst.severity] : 'neutral';
  return (
    <div className={styles.details}>
      {open > 0 ? (
        <StatusText tone={tone} text={sentence} />
      ) : (
        <StatusText tone="good" text={t('card.calm')} />
      )}
      {worst && <Worst alert={worst} />}
      <Last alerts={alerts} />
      {path && open > 0 && (
        <Link href={path.of(entityRef)}>{t('card.all')}</Link>
      )}
    </div>
  );
}

function Worst({ alert }: { alert: AlertSummary }) {
  const path = useHomePath();
  const age = useAgeText();
  const { id, title, severity, startedAt } = alert;
  return (
    <div className={styles.worst} data-alert="">
      <div className={styles.line}>
        <SeverityMark severity={severity} />
        {path ? (
          <Link href={path.alert(id)}>{title}</Link>
        ) : (
          <span>{title}</span>
        )}
        <time dateTime={startedAt}>{age(startedAt)}</time>
      </div>
      <div className={styles.line}>
        <StateMark alert={alert} />
        <AckButton alert={alert} isLong />
      </div>
    </div>
  );
}

function Last({ alerts }: { alerts: EntityAlerts }) {
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const path = useHomePath();
  const { last, open } = alerts;
  if (!last) {
    return open === 0 ? (
      <span className={styles.quiet}>{t('card.never')}</span>
    ) : null;
  }
  const text = t('card.last', {
    title: last.title,
    time: formatInstant(new Date(last.openedAt), { locale }),
    duration: formatDuration(
      Math.max(0, Date.parse(last.resolvedAt) - Date.parse(last.openedAt)),
    ),
  });
  return path ? (
    <Link href={path.alert(last.id)}>{text}</Link>
  ) : (
    <span className={styles.quiet}>{text}</span>
  );
}
