import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import {
  EmptyBlock,
  KitRoot,
  SkeletonLines,
  StatusText,
  useEntityRef,
  useTexts,
} from '@internal/frontend-kit';
import type { EntityScorecards } from '@callboard/backstage-plugin-scorecards-common';
import { useEntityScorecards } from '../../hooks/useEntityScorecards';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { useSpokenLevels } from '../../hooks/useSpokenLevels';
import { useStepText } from '../../hooks/useStepText';
import { worstFirst } from '../../lib/entityStanding';
import { scorecardsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { ExplainButton } from '../ExplainButton';
import { ExplanationDrawer } from '../ExplanationDrawer';
import { Standing } from './Standing';
import styles from './EntityScorecardsCard.module.css';

/** How far the entity of the page is in its scorecards, and what to do next. */
export function EntityScorecardsCard() {
  const { t } = useTexts(scorecardsTranslationRef);
  const entityRef = useEntityRef();
  const query = useEntityScorecards(entityRef);
  return (
    <KitRoot>
      <EntityInfoCard title={t('card.title')}>
        <BackendState
          isAlwaysThere
          query={query}
          subject={t('card.subject')}
          thing={t('card.thing')}
          skeleton={<SkeletonLines lines={6} lineHeight={23} />}
          isEmpty={found => found === null}
          empty={
            <EmptyBlock kind="nothing-yet" title={t('card.hidden.title')}>
              <p>{t('card.hidden.hint')}</p>
            </EmptyBlock>
          }
        >
          {found => (found ? <Known found={found} /> : null)}
        </BackendState>
        <ExplanationDrawer entityRef={entityRef} />
      </EntityInfoCard>
    </KitRoot>
  );
}

function Known({ found }: { found: EntityScorecards }) {
  const { scorecards, next, frozen } = found;
  const { t } = useTexts(scorecardsTranslationRef);
  const { metadata } = useEntity().entity;
  const text = useScorecardsText();
  const stepText = useStepText();
  useSpokenLevels(scorecards);
  if (scorecards.length === 0) {
    return (
      <EmptyBlock
        kind="nothing-yet"
        title={t('card.none.title', { name: metadata.title ?? metadata.name })}
      >
        <p>{t('card.none.hint')}</p>
      </EmptyBlock>
    );
  }
  return (
    <div className={styles.details}>
      {next ? (
        <div className={styles.answer}>
          <span>{stepText(next, scorecards)}</span>
          <ExplainButton check={next.check} title={next.title} />
        </div>
      ) : (
        <StatusText tone="good" text={t('card.nothingLeft')} />
      )}
      <ul className={styles.list}>
        {worstFirst(scorecards).map(one => (
          <Standing key={one.scorecard} scorecard={one} />
        ))}
      </ul>
      {frozen.map(one => (
        <StatusText key={one.provider} tone="unknown" text={text.frozen(one)} />
      ))}
    </div>
  );
}
