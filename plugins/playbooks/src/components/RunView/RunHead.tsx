import { Alert, Button, Link } from '@backstage/ui';
import {
  formatDuration,
  formatInstant,
  StatusChip,
  StatusText,
  useNow,
  useTexts,
} from '@internal/frontend-kit';
import type { Run } from '@callboard/backstage-plugin-playbooks-common';
import { usePagePath } from '../../hooks/usePagePath';
import type { RefusedMark } from '../../lib/runs/MarkQueue';
import { playbooksTranslationRef } from '../../translation';
import { CompareButton } from '../ChangedText';
import { useRunValue } from './RunContext';
import styles from './RunView.module.css';

/** Who is in the run, for how long, on which text. */
function Facts({ run }: { run: Run }) {
  const { t } = useTexts(playbooksTranslationRef);
  const { nameOf } = useRunValue();
  const now = useNow();
  const until = run.endedAt ? Date.parse(run.endedAt) : now;
  // The clock of the device may be behind.
  const duration = formatDuration(
    Math.max(0, until - Date.parse(run.startedAt)),
  );
  return (
    <div className={styles.facts}>
      {run.isDrill && <StatusChip tone="neutral" text={t('runs.drill')} />}
      {run.alertName && (
        <span>{t('runs.facts.forAlert', { alert: run.alertName })}</span>
      )}
      <span>
        {run.endedAt
          ? t('runs.facts.took', { duration })
          : t('runs.facts.running', { duration })}
      </span>
      <span>{run.peopleRefs.map(nameOf).join(', ')}</span>
      <span>{t('runs.facts.page', { version: run.version.slice(0, 7) })}</span>
    </div>
  );
}

function Progress(props: {
  run: Run;
  waiting: number;
  isCutOff: boolean;
  isLive: boolean;
}) {
  const { run, waiting, isCutOff, isLive } = props;
  const { t } = useTexts(playbooksTranslationRef);
  const { items, steps } = useRunValue();
  const count = (state: string) =>
    items.filter(({ id }) => steps.get(id)?.state === state).length;
  const failed = count('failed');
  const skipped = count('skipped');
  return (
    <p className={styles.progress} role="status">
      {[
        t('runs.progress', {
          done: `${count('done')}`,
          all: `${items.length}`,
        }),
        failed > 0 && t('runs.progressFailed', { count: failed }),
        skipped > 0 && t('runs.progressSkipped', { count: skipped }),
      ]
        .filter(Boolean)
        .join(', ')}
      {'. '}
      {isCutOff && waiting > 0 ? (
        <StatusText tone="warn" text={t('runs.notSent', { count: waiting })} />
      ) : (
        !run.endedAt &&
        isLive && <StatusText tone="good" text={t('runs.live')} />
      )}
    </p>
  );
}

function Refused(props: {
  refused: readonly RefusedMark[];
  onDismiss: () => void;
}) {
  const { refused, onDismiss } = props;
  const { t } = useTexts(playbooksTranslationRef);
  const { titleOf } = useRunValue();
  return (
    <Alert
      status="danger"
      icon
      title={t('runs.refused', { count: refused.length })}
      description={
        <ul>
          {refused.map(({ deed, reason }) => (
            <li key={deed.id}>
              {[
                deed.stepId && titleOf(deed.stepId),
                deed.kind === 'step' && t(`runs.state.${deed.state}`),
                deed.kind === 'moment' && t(`runs.moment.${deed.moment}`),
                deed.text,
                deed.output,
              ]
                .filter(Boolean)
                .join(': ')}{' '}
              ({reason})
            </li>
          ))}
        </ul>
      }
      customActions={
        <Button variant="secondary" onPress={onDismiss}>
          {t('runs.dismiss')}
        </Button>
      }
    />
  );
}

/** What is to be known of a run before its steps. */
export function RunHead(props: {
  run: Run;
  waiting: number;
  isCutOff: boolean;
  /** The run is read, and all that the reader did has arrived. */
  isLive: boolean;
  refused: readonly RefusedMark[];
  onDismiss: () => void;
}) {
  const { run, waiting, isCutOff, isLive, refused, onDismiss } = props;
  const { t } = useTexts(playbooksTranslationRef);
  const path = usePagePath();
  return (
    <>
      <Facts run={run} />
      <Progress
        run={run}
        waiting={waiting}
        isCutOff={isCutOff}
        isLive={isLive}
      />
      {run.endedAt && run.outcome && (
        <p>
          <StatusText
            tone={run.outcome === 'fixed' ? 'good' : 'warn'}
            text={t('runs.end.endedAt', {
              time: formatInstant(new Date(run.endedAt)),
              outcome: t(`runs.outcome.${run.outcome}`),
            })}
          />
        </p>
      )}
      {run.newerPage && (
        <p>
          <StatusText tone="warn" text={t('runs.newer')} />{' '}
          <CompareButton pageId={run.pageId} from={run.version} />{' '}
          <Link href={path.page(run.pageId)}>{t('runs.openNewer')}</Link>
        </p>
      )}
      {refused.length > 0 && (
        <Refused refused={refused} onDismiss={onDismiss} />
      )}
    </>
  );
}
