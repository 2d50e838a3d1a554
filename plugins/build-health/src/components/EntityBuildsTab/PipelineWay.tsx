import type { PipelineHealth } from '@callboard/backstage-plugin-build-health-common';
import { EntityLink, useTexts } from '@internal/frontend-kit';
import { buildHealthTranslationRef } from '../../translation';
import styles from './EntityBuildsTab.module.css';

/** Why a pipeline stands here: whoever expects another one sees where to look. */
export function PipelineWay(props: {
  pipeline: Pick<PipelineHealth, 'way' | 'resourceRef'>;
}) {
  const { way, resourceRef } = props.pipeline;
  const { t } = useTexts(buildHealthTranslationRef);
  if (!way) return null;
  return (
    <p className={styles.way}>
      {t(`history.way.${way}`)}
      {resourceRef && (
        <>
          {' '}
          <EntityLink entityRef={resourceRef} />
        </>
      )}
    </p>
  );
}
