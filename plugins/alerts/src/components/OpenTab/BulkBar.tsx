import { useState } from 'react';
import { Box, Button } from '@backstage/ui';
import {
  errorReason,
  StatusText,
  useAnnounce,
  useTexts,
} from '@internal/frontend-kit';
import type {
  AlertSummary,
  BulkAct,
} from '@callboard/backstage-plugin-alerts-common';
import { useBulkAct } from '../../hooks/useAlerts';
import { formOfAlerts } from '../../lib/silenceForm';
import { alertsTranslationRef } from '../../translation';
import { SilenceButton } from '../SilenceDialog';
import { AssignDialog } from './AssignDialog';
import styles from './OpenTab.module.css';

/** What can be done with all that were chosen; of each that could not be done the reason. */
export function BulkBar(props: {
  alerts: readonly AlertSummary[];
  onClear: () => void;
}) {
  const { alerts, onClear } = props;
  const { t } = useTexts(alertsTranslationRef);
  const announce = useAnnounce();
  const bulk = useBulkAct();
  const problems = bulk.data?.items.filter(({ ok }) => !ok) ?? [];
  const titleOf = (id: string) =>
    alerts.find(alert => alert.id === id)?.title ?? id;
  const act = (what: BulkAct) =>
    bulk.mutate(
      { ids: alerts.map(({ id }) => id), act: what },
      {
        onSuccess: ({ items }) => {
          announce(
            t('list.bulk.done', { count: items.filter(({ ok }) => ok).length }),
          );
          if (items.every(({ ok }) => ok)) onClear();
        },
      },
    );
  const n = `${alerts.length}`;
  const [isAssigning, setAssigning] = useState(false);
  return (
    <Box
      bg="neutral"
      role="region"
      aria-label={t('list.bulk.label')}
      className={styles.bulk}
    >
      <div className={styles.bulkRow}>
        <Button
          variant="primary"
          size="small"
          isDisabled={bulk.isPending}
          onPress={() => act('acknowledge')}
        >
          {t('list.bulk.acknowledge', { n })}
        </Button>
        <Button
          variant="secondary"
          size="small"
          isDisabled={bulk.isPending}
          onPress={() => act('resolve')}
        >
          {t('list.bulk.resolve', { n })}
        </Button>
        <Button
          variant="secondary"
          size="small"
          isDisabled={bulk.isPending}
          onPress={() => setAssigning(true)}
        >
          {t('list.bulk.assign', { n })}
        </Button>
        <SilenceButton
          size="small"
          label={t('silences.bulk')}
          initial={() => formOfAlerts(alerts)}
        />
        <Button variant="tertiary" size="small" onPress={onClear}>
          {t('list.bulk.clear')}
        </Button>
      </div>
      {bulk.error && (
        <div role="alert">
          <StatusText
            tone="bad"
            text={t('acts.failed', { reason: errorReason(bulk.error) })}
          />
        </div>
      )}
      {problems.length > 0 && (
        <ul role="alert" className={styles.problems}>
          {problems.map(({ id, problem }) => (
            <li key={id}>
              {t('list.bulk.problem', {
                title: titleOf(id),
                problem: problem ?? t('list.bulk.unknown'),
              })}
            </li>
          ))}
        </ul>
      )}
      {isAssigning && (
        <AssignDialog alerts={alerts} onClose={() => setAssigning(false)} />
      )}
    </Box>
  );
}
