import { Text } from '@backstage/ui';
import {
  StatusText,
  useLocale,
  useNow,
  useTexts,
} from '@internal/frontend-kit';
import type {
  AlertDetail,
  AlertInstance,
} from '@callboard/backstage-plugin-alerts-common';
import { formatPast } from '../../lib/formatPast';
import { ownLabels } from '../../lib/ownLabels';
import { SEVERITY_TONES } from '../../lib/severities';
import { alertsTranslationRef } from '../../translation';
import { Part } from './Part';
import styles from './AlertPage.module.css';

/** So many stand open; the others on demand. */
const SHOWN = 5;

/** What of the alert fires, where it is more than one thing: each by the labels that the others do not have. */
export function Instances({ alert }: { alert: AlertDetail }) {
  const { t } = useTexts(alertsTranslationRef);
  const { instances, firingCount, instanceCount, truncated } = alert;
  if (instanceCount < 2 && truncated === 0) return null;
  const rest = instances.slice(SHOWN);
  const title =
    (firingCount === 0 &&
      t('alert.instances.none', { n: `${instanceCount}` })) ||
    (firingCount === instanceCount &&
      t('alert.instances.all', { count: instanceCount })) ||
    t('alert.instances.title', {
      firing: `${firingCount}`,
      n: `${instanceCount}`,
    });
  return (
    <Part label={title}>
      <Text as="h3" variant="title-x-small" weight="bold">
        {title}
      </Text>
      <InstanceList alert={alert} instances={instances.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <details className={styles.details}>
          <summary>{t('alert.history.more', { count: rest.length })}</summary>
          <InstanceList alert={alert} instances={rest} />
        </details>
      )}
      {instanceCount > instances.length && (
        <p className={styles.quiet}>
          {t('alert.instances.cut', { n: `${instances.length}` })}
        </p>
      )}
      {truncated > 0 && (
        <StatusText
          tone="warn"
          text={t('alert.instances.truncated', { count: truncated })}
        />
      )}
    </Part>
  );
}

function InstanceList(props: {
  alert: AlertDetail;
  instances: readonly AlertInstance[];
}) {
  const { alert, instances } = props;
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const now = useNow();
  return (
    <ul className={styles.plain}>
      {instances.map(one => {
        const { dedupKey, state, startsAt, lastSeenAt, summary } = one;
        const own = ownLabels(one.labels, alert.labels);
        return (
          <li key={dedupKey}>
            <StatusText
              tone={
                state === 'firing'
                  ? SEVERITY_TONES[one.severity ?? alert.severity]
                  : 'good'
              }
              text={t(`alert.instances.${state}`)}
            />
            <code>{own || t('alert.instances.same')}</code>
            {summary && summary !== alert.summary && <span>{summary}</span>}
            <span className={styles.quiet}>
              {t('alert.instances.since', {
                time: formatPast(startsAt ?? lastSeenAt, { locale, now }),
              })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
