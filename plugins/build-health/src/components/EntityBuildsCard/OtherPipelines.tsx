import { StatusText, useTexts } from '@internal/frontend-kit';
import type { PipelineHealth } from '@callboard/backstage-plugin-build-health-common';
import type { RankedPipelines } from '../../lib/pipelines';
import { buildHealthTranslationRef } from '../../translation';
import styles from './EntityBuildsCard.module.css';

/** Names that a line has room for. */
const MOST = 3;

/** The pipelines beside the one on top, a line for each state. */
export function OtherPipelines({ ranked }: { ranked: RankedPipelines }) {
  const { red, green, unknown } = ranked;
  const { t } = useTexts(buildHealthTranslationRef);
  const namesOf = (pipelines: readonly PipelineHealth[]) => {
    const names = pipelines
      .slice(0, MOST)
      .map(({ name }) => name)
      .join(', ');
    const more = pipelines.length - MOST;
    return more > 0 ? t('card.andMore', { names, more: `${more}` }) : names;
  };
  if (red.length + green.length + unknown.length === 0) return null;
  return (
    <div className={styles.others}>
      {red.length > 0 && (
        <StatusText
          tone="bad"
          text={t('card.othersRed', {
            count: red.length,
            names: namesOf(red),
          })}
        />
      )}
      {green.length > 0 && (
        <StatusText
          tone="good"
          text={t('card.othersGreen', { count: green.length })}
        />
      )}
      {unknown.length > 0 && (
        <StatusText
          tone="unknown"
          text={t('card.othersUnknown', { count: unknown.length })}
        />
      )}
    </div>
  );
}
