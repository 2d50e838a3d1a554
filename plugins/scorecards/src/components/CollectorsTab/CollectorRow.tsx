import { Button } from '@backstage/ui';
import {
  errorReason,
  formatDuration,
  RowLine,
  StatusText,
  TimeText,
  useAnnounce,
  useTexts,
} from '@internal/frontend-kit';
import type { CollectorState } from '@callboard/backstage-plugin-scorecards-common';
import { useStartCollector } from '../../hooks/useCollectors';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { collectorFinding, COLLECTOR_TONES } from '../../lib/collectorLooks';
import { scorecardsTranslationRef } from '../../translation';
import styles from './CollectorsTab.module.css';

/** A collector: how it fares, its last run, and when the next one is. */
export function CollectorRow(props: {
  collector: CollectorState;
  mayManage: boolean;
}) {
  const { collector, mayManage } = props;
  const { provider, title, source, facts, silentSince } = collector;
  const { lastRun, everyMs } = collector;
  const { t } = useTexts(scorecardsTranslationRef);
  const finding = collectorFinding(collector);
  return (
    <>
      <RowLine>
        <span className={styles.name}>
          <strong>{title}</strong> <code>{provider}</code>
        </span>
        <StatusText
          tone={COLLECTOR_TONES[finding]}
          text={t(`collectors.findings.${finding}`)}
          since={finding === 'silent' ? silentSince : undefined}
        />
        {mayManage && everyMs !== undefined && (
          <Start collector={collector} isRunning={finding === 'running'} />
        )}
      </RowLine>
      {finding === 'silent' && <span>{t('collectors.frozen')}</span>}
      {lastRun?.error && <span className={styles.error}>{lastRun.error}</span>}
      <span className={styles.quiet}>
        {t('collectors.facts', { count: facts })}
      </span>
      {source === 'collected' && <Runs collector={collector} />}
    </>
  );
}

/** What the last run found, and how it goes on. */
function Runs({ collector }: { collector: CollectorState }) {
  const { lastRun, lastOkAt, nextAt, everyMs } = collector;
  const { entities, changed = 0, failed = 0 } = lastRun ?? {};
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const took =
    lastRun?.finishedAt &&
    Date.parse(lastRun.finishedAt) - Date.parse(lastRun.startedAt);
  return (
    <span className={styles.runs}>
      {lastRun && (
        <>
          <span>
            {t('collectors.lastRun')} <TimeText value={lastRun.startedAt} />
          </span>
          {entities !== undefined && (
            <span>
              {t('collectors.read', {
                count: entities,
                n: text.count(entities),
                changed: text.count(changed),
              })}
              {took
                ? ` ${t('collectors.took', { duration: formatDuration(took) })}`
                : ''}
            </span>
          )}
          {failed > 0 && (
            <span>
              {t('collectors.failedFor', {
                count: failed,
                n: text.count(failed),
              })}
            </span>
          )}
        </>
      )}
      {lastOkAt && lastRun?.state !== 'ok' && (
        <span>
          {t('collectors.lastOk')} <TimeText value={lastOkAt} />
        </span>
      )}
      {nextAt && (
        <span>
          {t('collectors.next')} <TimeText value={nextAt} />
        </span>
      )}
      {everyMs && (
        <span>
          {t('collectors.every', { duration: formatDuration(everyMs) })}
        </span>
      )}
    </span>
  );
}

function Start(props: { collector: CollectorState; isRunning: boolean }) {
  const { provider, title } = props.collector;
  const { t } = useTexts(scorecardsTranslationRef);
  const announce = useAnnounce();
  const start = useStartCollector();
  return (
    <span className={styles.acts}>
      <Button
        size="small"
        variant="secondary"
        isPending={start.isPending}
        isDisabled={props.isRunning}
        aria-label={t('collectors.startOf', { title })}
        onPress={() =>
          start.mutate(provider, {
            onSuccess: () => announce(t('collectors.started', { title })),
          })
        }
      >
        {t('collectors.start')}
      </Button>
      {start.error && (
        <span role="alert">
          <StatusText
            tone="bad"
            text={t('collectors.notStarted', {
              reason: errorReason(start.error),
            })}
          />
        </span>
      )}
    </span>
  );
}
