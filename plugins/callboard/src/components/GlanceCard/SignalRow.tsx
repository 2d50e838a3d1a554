import { useCallback } from 'react';
import { Skeleton, Text } from '@backstage/ui';
import {
  ServiceSignalSlotProvider,
  type ServiceSignalReport,
} from '@callboard/backstage-plugin-callboard-react';
import { useElapsed, useTexts } from '@internal/frontend-kit';
import { callboardTranslationRef } from '../../translation';
import type { Signal } from './GlanceCard';
import styles from './GlanceCard.module.css';

const SLOW_AFTER_MS = 8_000;

/** The place of one signal: a placeholder of the same height until the signal says how it stands. */
export function SignalRow(props: {
  signal: Signal;
  reported: boolean;
  onReport: (id: string, report: ServiceSignalReport | undefined) => void;
}) {
  const { signal, reported, onReport } = props;
  const { id } = signal;
  const report = useCallback(
    (next: ServiceSignalReport | undefined) => onReport(id, next),
    [onReport, id],
  );
  return (
    <li className={styles.row} aria-busy={!reported}>
      {!reported && <PendingRow title={signal.title} />}
      <div hidden={!reported}>
        <ServiceSignalSlotProvider report={report}>
          {signal.element}
        </ServiceSignalSlotProvider>
      </div>
    </li>
  );
}

function PendingRow({ title }: { title?: string }) {
  const { t } = useTexts(callboardTranslationRef);
  const slow = useElapsed(true, SLOW_AFTER_MS);
  return (
    <div className={styles.pending}>
      {title ? (
        <Text
          as="h4"
          variant="body-medium"
          weight="bold"
          className={styles.title}
        >
          {title}
        </Text>
      ) : (
        <Skeleton height={20} width={64} />
      )}
      {slow ? (
        <Text variant="body-medium" color="secondary">
          {t('glance.slow')}
        </Text>
      ) : (
        <Skeleton height={20} width="80%" />
      )}
    </div>
  );
}
