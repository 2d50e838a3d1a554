import { Button } from '@backstage/ui';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import {
  EmptyBlock,
  errorReason,
  SkeletonLines,
  StatusText,
  TimeText,
  useAnnounce,
  useTexts,
} from '@internal/frontend-kit';
import type {
  BuildSourceState,
  DeadDeliveryInfo,
} from '@callboard/backstage-plugin-build-health-common';
import { useDeadDeliveries, useRetry } from '../../hooks/useSources';
import { buildHealthTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import styles from './SourcesTab.module.css';

/** What sources sent and could not be read, with why, and the way to have it tried again. */
export function DeadDeliveries(props: {
  sources: readonly BuildSourceState[];
}) {
  const { t } = useTexts(buildHealthTranslationRef);
  const query = useDeadDeliveries();
  const titles = new Map(props.sources.map(({ id, title }) => [id, title]));
  return (
    <EntityInfoCard title={t('page.dead.title')}>
      <BackendState
        query={query}
        subject={t('page.dead.subject')}
        thing={t('page.dead.thing')}
        skeleton={<SkeletonLines lines={2} />}
        isEmpty={({ items }) => items.length === 0}
        empty={<EmptyBlock kind="good" title={t('page.dead.good')} />}
      >
        {({ items }) => (
          <ul className={styles.dead} aria-label={t('page.dead.title')}>
            {items.map(delivery => (
              <Delivery
                key={delivery.id}
                delivery={delivery}
                source={titles.get(delivery.sourceId) ?? delivery.sourceId}
              />
            ))}
          </ul>
        )}
      </BackendState>
    </EntityInfoCard>
  );
}

function Delivery(props: { delivery: DeadDeliveryInfo; source: string }) {
  const { delivery, source } = props;
  const { id, kind, problem, receivedAt } = delivery;
  const { t } = useTexts(buildHealthTranslationRef);
  const announce = useAnnounce();
  const retry = useRetry();
  return (
    <li>
      <span className={styles.stack}>
        <span>
          <strong>{t('page.dead.line', { kind, source })}</strong>{' '}
          <TimeText value={receivedAt} />
        </span>
        <span className={styles.quiet}>{problem}</span>
        {retry.error && (
          <StatusText
            tone="bad"
            text={t('page.dead.failed', { reason: errorReason(retry.error) })}
          />
        )}
      </span>
      <Button
        variant="secondary"
        size="small"
        isPending={retry.isPending}
        aria-label={t('page.dead.retryOf', { kind, source })}
        onPress={() =>
          retry.mutate(id, {
            onSuccess: () => announce(t('page.dead.retried')),
          })
        }
      >
        {t('page.dead.retry')}
      </Button>
    </li>
  );
}
