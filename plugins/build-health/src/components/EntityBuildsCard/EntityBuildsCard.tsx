import { ButtonLink } from '@backstage/ui';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import {
  EmptyBlock,
  KitRoot,
  safeHref,
  useEntityRef,
  useTexts,
} from '@internal/frontend-kit';
import type {
  EntityBuilds,
  PipelineHealth,
} from '@callboard/backstage-plugin-build-health-common';
import { useEntityBuilds } from '../../hooks/useEntityBuilds';
import { useSpokenRed } from '../../hooks/useSpokenRed';
import { buildName } from '../../lib/buildName';
import { rankPipelines, type RankedPipelines } from '../../lib/pipelines';
import { buildHealthTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { BuildStrip } from '../BuildStrip';
import { PipelineFacts } from '../PipelineFacts';
import { TrunkLine } from '../TrunkLine';
import { WhoToCall } from '../WhoToCall';
import { CardSkeleton } from './CardSkeleton';
import { FailingTests } from './FailingTests';
import { NoPipeline } from './NoPipeline';
import { OtherPipelines } from './OtherPipelines';
import styles from './EntityBuildsCard.module.css';

/** How trunk of the entity of the page stands, its last builds, and what to do next. */
export function EntityBuildsCard() {
  const { t } = useTexts(buildHealthTranslationRef);
  const query = useEntityBuilds(useEntityRef());
  return (
    <KitRoot>
      <EntityInfoCard title={t('card.title')}>
        <BackendState
          isAlwaysThere
          query={query}
          subject={t('card.subject')}
          thing={t('card.thing')}
          skeleton={<CardSkeleton />}
          isEmpty={found => found === null}
          empty={
            <EmptyBlock kind="nothing-yet" title={t('card.hidden.title')}>
              <p>{t('card.hidden.hint')}</p>
            </EmptyBlock>
          }
        >
          {found => (found ? <Known builds={found} /> : null)}
        </BackendState>
      </EntityInfoCard>
    </KitRoot>
  );
}

function Known({ builds }: { builds: EntityBuilds }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const { metadata } = useEntity().entity;
  useSpokenRed(builds);
  const ranked = rankPipelines(builds.pipelines);
  if (ranked) return <Details ranked={ranked} />;
  return builds.hasAnnotation ? (
    <EmptyBlock kind="nothing-yet" title={t('card.noBuild.title')}>
      <p>{t('card.noBuild.hint')}</p>
    </EmptyBlock>
  ) : (
    <NoPipeline name={metadata.title ?? metadata.name} />
  );
}

function Details({ ranked }: { ranked: RankedPipelines }) {
  const { head, red, green, unknown } = ranked;
  const { t } = useTexts(buildHealthTranslationRef);
  const entityRef = useEntityRef();
  const isRed = head.trunk.state === 'red';
  const isAlone = red.length + green.length + unknown.length === 0;
  return (
    <div className={styles.details} data-trunk={head.trunk.state}>
      <div className={styles.answer}>
        <TrunkLine pipeline={head} />
        {!isAlone && (
          <span className={styles.quiet}>
            {t('card.pipeline', { name: head.name })}
          </span>
        )}
        <OpenFirstRed pipeline={head} />
      </div>
      <BuildStrip
        builds={head.lastBuilds}
        label={t('card.strip', {
          n: `${head.lastBuilds.length}`,
          branch: head.defaultBranch ?? t('card.stripBranch'),
        })}
      />
      <PipelineFacts pipeline={head} />
      <OtherPipelines ranked={ranked} />
      {isRed && <FailingTests entityRef={entityRef} pipeline={head} />}
      {isRed && <WhoToCall entityRef={entityRef} />}
    </div>
  );
}

/** The next thing to do where trunk is red. */
function OpenFirstRed({ pipeline }: { pipeline: PipelineHealth }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const { firstRed } = pipeline.trunk;
  const href = safeHref(firstRed?.url);
  if (!firstRed || !href) return null;
  return (
    <ButtonLink
      variant="secondary"
      size="small"
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={t('card.openFirst', { name: buildName(firstRed) })}
    >
      {t('card.openBuild')}
    </ButtonLink>
  );
}
