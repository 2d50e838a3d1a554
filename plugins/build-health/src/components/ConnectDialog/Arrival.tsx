import {
  errorReason,
  StatusText,
  type StatusTone,
  useTexts,
} from '@internal/frontend-kit';
import type { BuildSourceState } from '@callboard/backstage-plugin-build-health-common';
import { useSources } from '../../hooks/useSources';
import { buildHealthTranslationRef } from '../../translation';
import { SourceActs } from '../SourcesTab/SourceActs';
import { SourceProgress } from '../SourcesTab/SourceProgress';
import styles from './ConnectDialog.module.css';

/** The furthest that a new source has come. */
function stageOf(source: BuildSourceState | undefined): {
  stage: 'unknown' | 'known' | 'asked' | 'answered' | 'received';
  tone: StatusTone;
} {
  if (!source) return { stage: 'unknown', tone: 'unknown' };
  if (source.lastReceivedAt) return { stage: 'received', tone: 'good' };
  if (!source.lastPolledAt) return { stage: 'known', tone: 'progress' };
  return source.pipelines > 0
    ? { stage: 'answered', tone: 'good' }
    : { stage: 'asked', tone: 'progress' };
}

/** The third step: whether the source is known, asked, and heard, as it happens. */
export function Arrival({ id }: { id: string }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const { data, error } = useSources({ isLive: true });
  const source = data?.items.find(one => one.id === id);
  const { stage, tone } = stageOf(source);
  const { title = id, pipelines = 0, problem } = source ?? {};
  const sentences = {
    unknown: t('sources.connect.unknown', { id }),
    known: t('sources.connect.known', { title }),
    asked: t('sources.connect.asked', { title }),
    answered: t('sources.connect.answered', { title, n: `${pipelines}` }),
    received: t('sources.connect.received', { title }),
  };
  return (
    <>
      {stage === 'unknown' && <p>{t('sources.connect.restart')}</p>}
      <div role="status" className={styles.part}>
        <StatusText tone={tone} text={sentences[stage]} />
        {problem && <StatusText tone="bad" text={problem} />}
        {error && (
          <StatusText
            tone="bad"
            text={t('sources.connect.failed', { reason: errorReason(error) })}
          />
        )}
      </div>
      {source && <SourceProgress source={source} />}
      {source && <SourceActs source={source} />}
      {stage !== 'unknown' && stage !== 'received' && (
        <p className={styles.quiet}>{t('sources.connect.trigger')}</p>
      )}
      {stage !== 'unknown' && (
        <p className={styles.quiet}>{t('sources.connect.annotate')}</p>
      )}
    </>
  );
}
