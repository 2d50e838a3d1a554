import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import {
  EmptyBlock,
  KitRoot,
  StatusText,
  useEntityRef,
  useTexts,
} from '@internal/frontend-kit';
import type { EntityScorecardsDetail } from '@callboard/backstage-plugin-scorecards-common';
import { useEntityDetail } from '../../hooks/useEntityScorecards';
import { worstFirst } from '../../lib/entityStanding';
import { scorecardsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { EntityExemptions } from '../EntityExemptions';
import { EntitySignOffs } from '../EntitySignOffs';
import { ExplanationDrawer } from '../ExplanationDrawer';
import { FrozenBand } from '../FrozenBand';
import { Campaigns } from './Campaigns';
import { Changes } from './Changes';
import { Checks } from './Checks';
import { Steps } from './Steps';
import styles from './EntityScorecardsTab.module.css';

/** All checks of the entity of the page, what to do next, what changed, and what people have decided and stated. */
export function EntityScorecardsTab() {
  const { t } = useTexts(scorecardsTranslationRef);
  const entityRef = useEntityRef();
  const query = useEntityDetail(entityRef);
  return (
    <KitRoot>
      <div className={styles.tab}>
        <BackendState
          query={query}
          subject={t('tab.subject')}
          thing={t('tab.thing')}
        >
          {detail => <Known detail={detail} />}
        </BackendState>
      </div>
      <ExplanationDrawer entityRef={entityRef} />
    </KitRoot>
  );
}

function Known({ detail }: { detail: EntityScorecardsDetail }) {
  const { scorecards, frozen, steps } = detail;
  const { t } = useTexts(scorecardsTranslationRef);
  const { metadata } = useEntity().entity;
  if (scorecards.length === 0) {
    return (
      <EntityInfoCard title={t('card.title')}>
        <EmptyBlock
          kind="nothing-yet"
          title={t('card.none.title', {
            name: metadata.title ?? metadata.name,
          })}
        >
          <p>{t('card.none.hint')}</p>
        </EmptyBlock>
      </EntityInfoCard>
    );
  }
  return (
    <>
      <FrozenBand frozen={frozen} />
      {steps.length > 0 ? (
        <Steps detail={detail} />
      ) : (
        <StatusText tone="good" text={t('card.nothingLeft')} />
      )}
      {worstFirst(scorecards).map(scorecard => (
        <Checks
          key={scorecard.scorecard}
          detail={detail}
          scorecard={scorecard}
        />
      ))}
      <Changes detail={detail} />
      <EntityExemptions />
      <EntitySignOffs />
      <Campaigns campaigns={detail.campaigns} />
    </>
  );
}
