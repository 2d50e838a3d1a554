import { useParams } from 'react-router-dom';
import { Alert, Container, Text } from '@backstage/ui';
import { EmptyBlock, useNames, useNow, useTexts } from '@internal/frontend-kit';
import type { CheckDetail } from '@callboard/backstage-plugin-scorecards-common';
import { useCheck } from '../../hooks/useCheck';
import { useMissedText } from '../../hooks/useMissedText';
import { usePagePath } from '../../hooks/usePagePath';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { askedOf } from '../../lib/stateGroups';
import { scorecardsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { BackLink } from '../BackLink';
import { ExplanationDrawer } from '../ExplanationDrawer';
import { PageHead } from '../PageHead';
import { StateBar } from '../StateBar';
import { CheckFacts } from './CheckFacts';
import { CheckTeams } from './CheckTeams';
import { CheckTrend } from './CheckTrend';
import styles from './CheckPage.module.css';

/** A check: what it asks, who does not pass by team, and how that went. */
export function CheckPage() {
  const { scorecard = '', check = '' } = useParams();
  const { t } = useTexts(scorecardsTranslationRef);
  const path = usePagePath();
  const query = useCheck(`${scorecard}/${check}`);
  return (
    <>
      <PageHead title={query.data?.title ?? t('check.subject')} />
      <Container className={styles.page}>
        <BackLink href={path.matrix({ scorecard })}>{t('check.back')}</BackLink>
        <BackendState
          query={query}
          subject={t('check.subject')}
          thing={t('check.thing')}
        >
          {detail => <Known detail={detail} />}
        </BackendState>
        <ExplanationDrawer />
      </Container>
    </>
  );
}

function Known({ detail }: { detail: CheckDetail }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const { counts, missed, title, days } = detail;
  return (
    <>
      <Broken detail={detail} />
      {missed > 0 ? <Answer detail={detail} /> : <Calm detail={detail} />}
      <NotYet detail={detail} />
      <StateBar counts={counts} label={t('check.counts', { name: title })} />
      {missed > 0 && (
        <section className={styles.stack}>
          <h3 className={styles.title}>{t('check.teams.title')}</h3>
          <CheckTeams detail={detail} />
        </section>
      )}
      <CheckTrend days={days} name={title} />
      <CheckFacts detail={detail} />
    </>
  );
}

function Answer({ detail }: { detail: CheckDetail }) {
  const { stale = 0 } = detail.counts;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useMissedText();
  return (
    <div>
      <Text as="p" variant="body-large">
        {text.answer(detail)}
      </Text>
      {stale > 0 && (
        <p className={styles.quiet}>{t('check.frozen', { count: stale })}</p>
      )}
    </div>
  );
}

/** Nobody is left to do anything; or nobody is asked. */
function Calm({ detail }: { detail: CheckDetail }) {
  const { counts } = detail;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useMissedText();
  const { warn = 0 } = counts;
  if (askedOf(counts) === 0) {
    return (
      <EmptyBlock kind="nothing-yet" title={t('check.nobodyAsked')}>
        <p>{t('check.nobodyAskedHint')}</p>
      </EmptyBlock>
    );
  }
  return (
    <EmptyBlock kind="good" title={text.answer(detail)}>
      {warn > 0 && <p>{t('check.goodWarn', { count: warn })}</p>}
    </EmptyBlock>
  );
}

/** Whoever reads that it fails is told that nothing is lost by it for now. */
function NotYet({ detail }: { detail: CheckDetail }) {
  const { countsFrom, levelTitle, scorecard } = detail;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const now = useNow();
  if (!countsFrom || Date.parse(countsFrom) <= now) return null;
  return (
    <p className={styles.quiet}>
      {t(levelTitle ? 'check.notYet' : 'check.notYetPoints', {
        day: text.day(countsFrom),
        level: levelTitle ?? '',
        scorecard: scorecard.title,
      })}
    </p>
  );
}

/** A broken check is the work of who keeps it, and of no service. */
function Broken({ detail }: { detail: CheckDetail }) {
  const { counts, keeper } = detail;
  const { error = 0 } = counts;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const nameOf = useNames([keeper]);
  if (error === 0) return null;
  return (
    <Alert
      status="warning"
      icon
      title={t('check.broken', {
        n: text.count(error),
        keeper: nameOf(keeper),
      })}
    />
  );
}
