import { Link, Text } from '@backstage/ui';
import { EmptyBlock, Snippet, useTexts } from '@internal/frontend-kit';
import type { ScorecardsOverview } from '@callboard/backstage-plugin-scorecards-common';
import { useOverview } from '../../hooks/useOverview';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { usePagePath } from '../../hooks/usePagePath';
import { countedLevel, leastReached } from '../../lib/shares';
import { scorecardsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { FrozenBand } from '../FrozenBand';
import { ScorecardRows } from './ScorecardRows';
import { Teams } from './Teams';
import { TrendDrawer } from './TrendDrawer';
import styles from './OverviewTab.module.css';

const EXAMPLE = `kind: Scorecard
id: basics
title: Basics
owner: group:default/platform
ranking: levels
levels:
  - id: bronze
    title: Bronze
target: bronze
checks:
  - id: owner
    title: Has an owner
    level: bronze
    passes: { fact: catalog/owner, present: true }
    fix:
      text: Set spec.owner in catalog-info.yaml.
      effort: 30m`;

/** All scorecards over all services that the reader sees: how far, how it changed, and which teams need it most. */
export function OverviewTab() {
  const { t } = useTexts(scorecardsTranslationRef);
  const query = useOverview();
  return (
    <BackendState
      isAlwaysThere
      query={query}
      subject={t('page.overview.subject')}
      thing={t('page.overview.thing')}
      isEmpty={({ scorecards }) => scorecards.length === 0}
      empty={<NoScorecards />}
    >
      {overview => (
        <div className={styles.tab}>
          <FrozenBand frozen={overview.frozen} />
          <Answer overview={overview} />
          <section className={styles.stack}>
            <h3 className={styles.title}>
              {t('page.overview.scorecards.title')}
            </h3>
            <ScorecardRows scorecards={overview.scorecards} />
          </section>
          <Teams overview={overview} />
          <TrendDrawer scorecards={overview.scorecards} />
        </div>
      )}
    </BackendState>
  );
}

function NoScorecards() {
  const { t } = useTexts(scorecardsTranslationRef);
  return (
    <EmptyBlock kind="nothing-yet" title={t('page.overview.empty.title')}>
      <p>{t('page.overview.empty.hint')}</p>
      <Snippet
        text={EXAMPLE}
        language="yaml"
        what={t('page.overview.empty.snippet')}
      />
    </EmptyBlock>
  );
}

/** Of the reader's teams; for those in none, where most is left. */
function Answer({ overview }: { overview: ScorecardsOverview }) {
  const { own } = overview;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const path = usePagePath();
  return (
    <Text as="p" variant="body-large">
      {own.services > 0 ? (
        <>
          {t('page.overview.answer.own', {
            atTarget: text.count(own.atTarget),
            services: text.services(own.services),
            count: own.atTarget,
          })}{' '}
          {own.steps > 0 && (
            <Link href={path.steps()}>
              {t(
                own.lifted > 0
                  ? 'page.overview.answer.lifting'
                  : 'page.overview.answer.steps',
                { count: own.steps, services: text.services(own.lifted) },
              )}
            </Link>
          )}
        </>
      ) : (
        <Least overview={overview} />
      )}
    </Text>
  );
}

function Least({ overview }: { overview: ScorecardsOverview }) {
  const { scorecards } = overview;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const least = leastReached(scorecards);
  if (least) {
    return (
      <>
        {t('page.overview.answer.least', {
          title: least.title,
          reached: text.count(least.atTarget ?? 0),
          services: text.services(least.services),
          count: least.atTarget ?? 0,
          level: countedLevel(least)?.title ?? '',
        })}
      </>
    );
  }
  if (scorecards.every(({ services }) => services === 0)) {
    return <>{t('page.overview.answer.unseen')}</>;
  }
  const count = scorecards.length;
  const hasTarget = scorecards.some(({ target }) => target);
  return (
    <>
      {t(
        hasTarget
          ? 'page.overview.answer.all'
          : 'page.overview.answer.noTarget',
        {
          count,
        },
      )}
    </>
  );
}
