import { useState } from 'react';
import { useTexts } from '@internal/frontend-kit';
import { Button } from '@backstage/ui';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import type { PipelineHealth } from '@callboard/backstage-plugin-build-health-common';
import { buildHealthTranslationRef } from '../../translation';
import { BuildStrip } from '../BuildStrip';
import { OutsideLink } from '../OutsideLink';
import { PipelineFacts } from '../PipelineFacts';
import { TrunkLine } from '../TrunkLine';
import { PipelineWay } from './PipelineWay';
import styles from './EntityBuildsTab.module.css';

/** Pipelines that are shown at first, the worst ones. */
const MOST = 4;

/** How each pipeline of the entity stands. */
export function PipelineCards(props: {
  /** The worst first. */
  pipelines: readonly PipelineHealth[];
}) {
  const { pipelines } = props;
  const { t } = useTexts(buildHealthTranslationRef);
  const [isFull, setFull] = useState(false);
  const shown = isFull ? pipelines : pipelines.slice(0, MOST);
  return (
    <>
      <div className={styles.pipelines}>
        {shown.map(pipeline => (
          <EntityInfoCard
            key={pipeline.id}
            title={
              <OutsideLink href={pipeline.url}>{pipeline.name}</OutsideLink>
            }
          >
            <div className={styles.pipeline}>
              <TrunkLine pipeline={pipeline} />
              <BuildStrip
                builds={pipeline.lastBuilds}
                label={t('card.strip', {
                  n: `${pipeline.lastBuilds.length}`,
                  branch: pipeline.defaultBranch ?? t('card.stripBranch'),
                })}
              />
              <PipelineFacts pipeline={pipeline} isFull />
              {pipelines.length > 1 && <PipelineWay pipeline={pipeline} />}
            </div>
          </EntityInfoCard>
        ))}
      </div>
      {shown.length < pipelines.length && (
        <Button variant="secondary" onPress={() => setFull(true)}>
          {t('history.allPipelines', { n: `${pipelines.length}` })}
        </Button>
      )}
    </>
  );
}
