import { Button } from '@backstage/ui';
import {
  CopyButton,
  errorReason,
  StatusText,
  useTexts,
} from '@internal/frontend-kit';
import type {
  JobSummary,
  LogExcerpt,
} from '@callboard/backstage-plugin-build-health-common';
import { useLog } from '../../hooks/useBuildDetail';
import { buildHealthTranslationRef } from '../../translation';
import styles from './BuildDrawer.module.css';

/** Why a job failed, from its log: asked of the provider only when somebody wants it. */
export function JobLog(props: {
  job: JobSummary;
  buildId: string;
  entityRef: string;
}) {
  const { job, buildId, entityRef } = props;
  const { t } = useTexts(buildHealthTranslationRef);
  const log = useLog({
    id: buildId,
    jobId: job.externalId,
    entityRef,
  });
  if (log.data) return <Excerpt excerpt={log.data} />;
  return (
    <span className={styles.job}>
      <Button
        variant="secondary"
        size="small"
        isPending={log.isPending}
        aria-label={t('detail.log.readOf', { name: job.name })}
        onPress={() => log.mutate()}
      >
        {t('detail.log.read')}
      </Button>
      {log.error && (
        <span role="alert">
          <StatusText
            tone="unknown"
            text={t('detail.log.failed', { reason: errorReason(log.error) })}
          />
        </span>
      )}
    </span>
  );
}

/** Lines of a log. They are text of others, and shown as text. */
function Excerpt({ excerpt }: { excerpt: LogExcerpt }) {
  const { text, lines, masked, around, isCut } = excerpt;
  const { t } = useTexts(buildHealthTranslationRef);
  const notes = [
    t(around === 'failure' ? 'detail.log.around' : 'detail.log.end', {
      lines: `${lines}`,
    }),
    masked > 0 && t('detail.log.masked', { count: masked }),
    isCut && t('detail.log.cut'),
  ].filter(Boolean);
  return (
    <>
      <span className={styles.job}>
        <span className={styles.quiet}>{notes.join(', ')}</span>
        <CopyButton value={text} what={t('detail.log.what')} />
      </span>
      {/* A long log scrolls in its own box, also by keys. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={styles.log} tabIndex={0} aria-label={notes.join(', ')}>
        {text}
      </pre>
    </>
  );
}
