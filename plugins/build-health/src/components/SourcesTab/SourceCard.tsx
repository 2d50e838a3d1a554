import type { ReactNode } from 'react';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import {
  CopyableText,
  formatClock,
  formatDuration,
  StatusText,
  TimeText,
  useNow,
  useTexts,
} from '@internal/frontend-kit';
import type { BuildSourceState } from '@callboard/backstage-plugin-build-health-common';
import { useFigureText } from '../../hooks/useFigureText';
import { useBackendAddress } from '../../hooks/useSources';
import { findingOf } from '../../lib/sourceState';
import { buildHealthTranslationRef } from '../../translation';
import { SourceActs } from './SourceActs';
import { SourceProgress } from './SourceProgress';
import styles from './SourcesTab.module.css';

/** How a source fares. */
export function SourceCard({
  source,
  mayManage,
}: {
  source: BuildSourceState;
  /** The reader may try it out and have it asked. */
  mayManage: boolean;
}) {
  const now = useNow();
  const { tone } = findingOf(source, now);
  return (
    <EntityInfoCard title={source.title}>
      <div className={styles.source}>
        <StatusText tone={tone} text={<Finding source={source} />} />
        <SourceProgress source={source} />
        <Facts source={source} />
        {mayManage && <SourceActs source={source} />}
      </div>
    </EntityInfoCard>
  );
}

function Finding({ source }: { source: BuildSourceState }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const { kind, silentMs = 0 } = findingOf(source, useNow());
  switch (kind) {
    case 'problem':
      return <>{source.problem}</>;
    case 'dead':
    case 'waiting':
      return <>{t(`page.sources.${kind}`, { count: source[kind] })}</>;
    case 'silent':
    case 'quiet':
      return (
        <>{t(`page.sources.${kind}`, { duration: formatDuration(silentMs) })}</>
      );
    default:
      return <>{t(`page.sources.${kind}`)}</>;
  }
}

function Facts({ source }: { source: BuildSourceState }) {
  const { lastReceivedAt, lastPolledAt, quota, webhookPath } = source;
  const { t } = useTexts(buildHealthTranslationRef);
  const text = useFigureText();
  const address = useBackendAddress();
  const facts: [string, ReactNode][] = [
    [t('page.sources.facts.provider'), source.provider],
    [t('page.sources.facts.pipelines'), text.count(source.pipelines)],
    [
      t('page.sources.facts.received'),
      lastReceivedAt ? (
        <TimeText value={lastReceivedAt} />
      ) : (
        t('page.sources.none')
      ),
    ],
  ];
  if (lastPolledAt) {
    facts.push([
      t('page.sources.facts.polled'),
      <TimeText value={lastPolledAt} />,
    ]);
  }
  if (source.repeats > 0) {
    facts.push([
      t('page.sources.facts.repeats'),
      t('page.sources.repeatsHint', { n: text.count(source.repeats) }),
    ]);
  }
  if (quota) {
    facts.push([
      t('page.sources.facts.quota'),
      t('page.sources.quota', {
        used: text.count(quota.used),
        limit: text.count(quota.limit),
        time: formatClock(new Date(quota.resetsAt)),
      }),
    ]);
  }
  if (webhookPath && address) {
    facts.push([
      t('page.sources.facts.webhook'),
      <CopyableText
        text={`${address}${webhookPath}`}
        what={t('page.sources.webhook')}
      />,
    ]);
  }
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
