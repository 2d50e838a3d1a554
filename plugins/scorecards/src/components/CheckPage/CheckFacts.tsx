import type { ReactNode } from 'react';
import { Link } from '@backstage/ui';
import { EntityLink, useNow, useTexts } from '@internal/frontend-kit';
import {
  formatEffort,
  type CheckDetail,
} from '@callboard/backstage-plugin-scorecards-common';
import { useOverview } from '../../hooks/useOverview';
import { usePagePath } from '../../hooks/usePagePath';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { scorecardsTranslationRef } from '../../translation';
import styles from './CheckPage.module.css';

type Fact =
  | 'wanted'
  | 'level'
  | 'countsFrom'
  | 'scorecard'
  | 'keeper'
  | 'effort'
  | 'standard'
  | 'usedBy'
  | 'exemptLabel';

/** What the check asks, why, and who keeps it. */
export function CheckFacts({ detail }: { detail: CheckDetail }) {
  const { scorecard, version, keeper, levelTitle, usedBy, countsFrom } = detail;
  const { t } = useTexts(scorecardsTranslationRef);
  const path = usePagePath();
  const facts: [Fact, ReactNode][] = [
    ['wanted', detail.wanted],
    [
      'level',
      levelTitle &&
        t('check.facts.levelOf', {
          level: levelTitle,
          scorecard: scorecard.title,
        }),
    ],
    [
      'scorecard',
      <Link key="scorecard" href={path.matrix({ scorecard: scorecard.id })}>
        {t('check.facts.version', {
          title: scorecard.title,
          version: `${version}`,
        })}
      </Link>,
    ],
    [
      'countsFrom',
      countsFrom && <CountsFrom key="countsFrom" day={countsFrom} />,
    ],
    [
      'usedBy',
      usedBy.some(id => id !== scorecard.id) && <UsedBy ids={usedBy} />,
    ],
    ['standard', detail.standard && <Standard standard={detail.standard} />],
    ['effort', <Effort key="effort" detail={detail} />],
    ['keeper', <EntityLink key="keeper" entityRef={keeper} />],
    ['exemptLabel', <Exempt key="exempt" detail={detail} />],
  ];
  return (
    <section className={styles.stack}>
      <h3 className={styles.title}>{t('check.facts.title')}</h3>
      <dl className={styles.facts}>
        {facts
          .filter(([, value]) => value)
          .map(([id, value]) => (
            <div key={id} className={styles.fact}>
              <dt>{t(`check.facts.${id}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

function CountsFrom({ day }: { day: string }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const now = useNow();
  const said = text.day(day);
  return (
    <>
      {Date.parse(day) > now
        ? t('check.facts.countsAhead', { day: said })
        : said}
    </>
  );
}

/** Scorecards that count it, by their titles. */
function UsedBy({ ids }: { ids: readonly string[] }) {
  const path = usePagePath();
  const { data } = useOverview();
  return (
    <span className={styles.links}>
      {ids.map(id => (
        <Link key={id} href={path.matrix({ scorecard: id })}>
          {data?.scorecards.find(one => one.id === id)?.title ?? id}
        </Link>
      ))}
    </span>
  );
}

function Standard(props: { standard: NonNullable<CheckDetail['standard']> }) {
  const { standard } = props;
  const path = usePagePath();
  return <Link href={path.standard(standard)}>{standard.sentence}</Link>;
}

function Effort({ detail }: { detail: CheckDetail }) {
  const { effortMinutes, missed } = detail;
  const { t } = useTexts(scorecardsTranslationRef);
  if (effortMinutes === undefined) return <>{t('check.facts.effortUnknown')}</>;
  const effort = formatEffort(effortMinutes);
  return (
    <>
      {missed > 0
        ? t('check.facts.effortOfAll', {
            effort,
            all: formatEffort(effortMinutes * missed),
          })
        : t('check.facts.effortOf', { effort })}
    </>
  );
}

function Exempt({ detail }: { detail: CheckDetail }) {
  const { exempt = 0 } = detail.counts;
  const { t } = useTexts(scorecardsTranslationRef);
  const path = usePagePath();
  return exempt > 0 ? (
    <Link href={path.exemptions}>
      {t('check.facts.exempt', { count: exempt })}
    </Link>
  ) : (
    <>{t('check.facts.exemptNone')}</>
  );
}
