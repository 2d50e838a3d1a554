import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import {
  EmptyBlock,
  KitRoot,
  useEntityRef,
  useTexts,
} from '@internal/frontend-kit';
import type { EntityBuilds } from '@callboard/backstage-plugin-build-health-common';
import { useEntityBuilds } from '../../hooks/useEntityBuilds';
import { useSpokenRed } from '../../hooks/useSpokenRed';
import { buildHealthTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { NoPipeline } from '../EntityBuildsCard';
import { EntityTests } from '../EntityTests';
import { WeekCharts } from '../WeekCharts';
import { History } from './History';
import { PipelineCards } from './PipelineCards';
import styles from './EntityBuildsTab.module.css';

/** How the pipelines of the entity of the page stand, and all of their builds. */
export function EntityBuildsTab() {
  const { t } = useTexts(buildHealthTranslationRef);
  const query = useEntityBuilds(useEntityRef());
  return (
    <KitRoot>
      <div className={styles.tab}>
        <BackendState
          isAlwaysThere
          query={query}
          subject={t('card.subject')}
          thing={t('card.thing')}
          isEmpty={found => found === null}
          empty={
            <EmptyBlock kind="nothing-yet" title={t('card.hidden.title')}>
              <p>{t('card.hidden.hint')}</p>
            </EmptyBlock>
          }
        >
          {found => (found ? <Known builds={found} /> : null)}
        </BackendState>
      </div>
    </KitRoot>
  );
}

function Known({ builds }: { builds: EntityBuilds }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const { metadata } = useEntity().entity;
  useSpokenRed(builds);
  if (builds.pipelines.length > 0) {
    return (
      <>
        <PipelineCards pipelines={builds.pipelines} />
        <EntityTests />
        <WeekCharts />
        <History />
      </>
    );
  }
  return (
    <EntityInfoCard title={t('history.title')}>
      {builds.hasAnnotation ? (
        <EmptyBlock kind="nothing-yet" title={t('card.noBuild.title')}>
          <p>{t('card.noBuild.hint')}</p>
        </EmptyBlock>
      ) : (
        <NoPipeline name={metadata.title ?? metadata.name} />
      )}
    </EntityInfoCard>
  );
}
