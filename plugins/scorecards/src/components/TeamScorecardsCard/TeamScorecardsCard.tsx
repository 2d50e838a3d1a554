import { ButtonLink, Link } from '@backstage/ui';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import {
  EmptyBlock,
  KitRoot,
  SkeletonLines,
  StatusText,
  useEntityRef,
  useTexts,
} from '@internal/frontend-kit';
import type { TeamSteps } from '@callboard/backstage-plugin-scorecards-common';
import { useHomePath } from '../../hooks/useHomePath';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { useTeamSteps } from '../../hooks/useTeamSteps';
import { scorecardsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import styles from './TeamScorecardsCard.module.css';

/** Steps that the card names. */
const MOST = 3;

/** How many services of the group of the page are at their targets, and what would lift the others. */
export function TeamScorecardsCard() {
  const { t } = useTexts(scorecardsTranslationRef);
  const { metadata } = useEntity().entity;
  const query = useTeamSteps(useEntityRef());
  return (
    <KitRoot>
      <EntityInfoCard title={t('card.team.title')}>
        <BackendState
          isAlwaysThere
          query={query}
          subject={t('card.subject')}
          thing={t('card.thing')}
          skeleton={<SkeletonLines lines={5} lineHeight={23} />}
          isEmpty={({ services }) => services === 0}
          empty={
            <EmptyBlock
              kind="nothing-yet"
              title={t('card.team.none.title', {
                name: metadata.title ?? metadata.name,
              })}
            >
              <p>{t('card.team.none.hint')}</p>
            </EmptyBlock>
          }
        >
          {team => <Details team={team} />}
        </BackendState>
      </EntityInfoCard>
    </KitRoot>
  );
}

function Details({ team }: { team: TeamSteps }) {
  const { services, atTarget, steps } = team;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const path = useHomePath();
  const teamRef = useEntityRef();
  const hidden = steps.length - MOST;
  if (steps.length === 0) {
    return (
      <StatusText tone="good" text={t('card.team.calm', { count: services })} />
    );
  }
  return (
    <div className={styles.details}>
      <StatusText
        tone={atTarget === services ? 'good' : 'warn'}
        text={t('card.team.atTarget', {
          atTarget: text.count(atTarget),
          services: text.services(services),
          count: atTarget,
        })}
      />
      <ol className={styles.list} aria-label={t('card.team.steps')}>
        {steps.slice(0, MOST).map(step => (
          <li key={step.check}>
            {path ? (
              <Link href={path.check(step.check)}>{step.title}</Link>
            ) : (
              step.title
            )}
            <Gain step={step} />
          </li>
        ))}
      </ol>
      {hidden > 0 && (
        <span className={styles.quiet}>
          {t('card.team.more', { count: hidden })}
        </span>
      )}
      {path && (
        <ButtonLink
          variant="secondary"
          size="small"
          className={styles.open}
          href={path.steps(teamRef)}
        >
          {t('card.team.open')}
        </ButtonLink>
      )}
    </div>
  );
}

/** Of how many services a step is, how much work, and how many of them it lifts. */
function Gain({ step }: { step: TeamSteps['steps'][number] }) {
  const { services, lifted, effortMinutes } = step;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const work = t('card.team.step', {
    count: services.length,
    effort: text.effort(effortMinutes),
  });
  return (
    <span className={styles.quiet}>
      {lifted.length > 0
        ? t('card.team.lifting', { step: work, count: lifted.length })
        : work}
    </span>
  );
}
