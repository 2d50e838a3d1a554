import type { ReactNode } from 'react';
import { Button, Link } from '@backstage/ui';
import {
  DataAge,
  errorStatus,
  useEntityRef,
  useTexts,
} from '@internal/frontend-kit';
import { ServiceSignal } from '@callboard/backstage-plugin-callboard-react';
import type { EntityAlerts } from '@callboard/backstage-plugin-alerts-common';
import { useAgeText } from '../../hooks/useAgeText';
import { useEntityAlerts } from '../../hooks/useEntityAlerts';
import { useHomePath } from '../../hooks/useHomePath';
import { SEVERITY_TONES } from '../../lib/severities';
import { alertsTranslationRef } from '../../translation';

/** Whether something of the service of the page fires, and whether somebody has it, in one row of the card "service at a glance". */
export function AlertsSignal() {
  const { t } = useTexts(alertsTranslationRef);
  const query = useEntityAlerts(useEntityRef());
  const { data, error, isFetching, refetch } = query;
  // What could not be read again may be over, or worse.
  const age = error ? <DataAge value={query.dataUpdatedAt} /> : undefined;
  if (data) return <KnownSignal alerts={data} age={age} />;
  if (data === undefined && !error) return null;
  const status = errorStatus(error);
  const reason =
    (data === null && 'unread') ||
    (status === 404 && 'notInstalled') ||
    (status === 403 && 'forbidden') ||
    'failed';
  return (
    <ServiceSignal
      tone="unknown"
      title={t('card.signal.title')}
      sentence={t(`card.signal.${reason}`)}
      action={
        status !== 403 && (
          <Button
            variant="tertiary"
            size="small"
            isPending={isFetching}
            onPress={() => refetch()}
          >
            {t('card.signal.again')}
          </Button>
        )
      }
    />
  );
}

function KnownSignal(props: { alerts: EntityAlerts; age?: ReactNode }) {
  const { alerts, age: detail } = props;
  const { open, unacknowledged, worst } = alerts;
  const { t } = useTexts(alertsTranslationRef);
  const path = useHomePath();
  const age = useAgeText();
  if (open === 0 || !worst) {
    return (
      <ServiceSignal
        tone={detail ? 'unknown' : 'good'}
        detail={detail}
        title={t('card.signal.title')}
        sentence={t('card.signal.calm')}
      />
    );
  }
  const { id, title, severity, startedAt, acknowledged, source } = worst;
  const held = t('card.signal.held', {
    count: open,
    person: acknowledged?.by?.title ?? source.title,
  });
  return (
    <ServiceSignal
      tone={unacknowledged > 0 ? SEVERITY_TONES[severity] : 'progress'}
      detail={detail}
      title={t('card.signal.title')}
      sentence={
        unacknowledged > 0
          ? t('card.signal.firing', {
              count: open,
              n: `${unacknowledged}`,
              duration: age(startedAt),
            })
          : held
      }
      action={
        path && (
          <Link href={path.alert(id)}>{t('card.signal.open', { title })}</Link>
        )
      }
    />
  );
}
