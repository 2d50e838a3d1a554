import {
  formatAge,
  StatusText,
  useNames,
  useNow,
  useTexts,
} from '@internal/frontend-kit';
import type {
  CheckExplanation,
  ExplainedCondition,
  ExplainedFact,
} from '@callboard/backstage-plugin-scorecards-common';
import { useReadingText } from '../../hooks/useReadingText';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { decidingLeaves } from '../../lib/decidingLeaves';
import { scorecardsTranslationRef } from '../../translation';
import { PlaceLink } from '../PlaceLink';
import styles from './Explanation.module.css';

/** Questions that are told in full; the others stand in the whole condition. */
const MOST = 5;

/** What was wanted, what is so, where that is from, and what changed. */
export function Findings({ explanation }: { explanation: CheckExplanation }) {
  const { result, passes, appliesTo, keeper, lastChange } = explanation;
  const { t } = useTexts(scorecardsTranslationRef);
  const nameOf = useNames([keeper]);
  const decided =
    result.state === 'not-applicable' && appliesTo ? appliesTo : passes;
  const leaves = decidingLeaves(decided);
  return (
    <>
      {result.state === 'error' && (
        <p>{t('explain.broken', { keeper: nameOf(keeper) })}</p>
      )}
      {result.state === 'stale' && <p>{t('explain.held')}</p>}
      {leaves.slice(0, MOST).map((leaf, index) => (
        <Finding key={index} leaf={leaf} />
      ))}
      {leaves.length > MOST && (
        <span className={styles.quiet}>
          {t('explain.more', { count: leaves.length - MOST })}
        </span>
      )}
      {lastChange && <LastChange change={lastChange} />}
    </>
  );
}

function Finding({ leaf }: { leaf: ExplainedCondition }) {
  const { wanted, actual, fact, items } = leaf;
  const { t } = useTexts(scorecardsTranslationRef);
  const more = items ? items.total - items.shown.length : 0;
  const shown = items?.shown.join(', ') ?? '';
  return (
    <dl className={styles.facts}>
      <dt>{t('explain.wanted')}</dt>
      <dd>{wanted}</dd>
      {actual && (
        <>
          <dt>{t('explain.actual')}</dt>
          <dd>{actual}</dd>
        </>
      )}
      {shown && (
        <>
          <dt>{t('explain.items')}</dt>
          <dd>
            {more > 0
              ? t('explain.andMore', { shown, more: `${more}` })
              : shown}
          </dd>
        </>
      )}
      {fact && (
        <>
          <dt>{t('explain.from')}</dt>
          <dd>
            <Source fact={fact} />
          </dd>
        </>
      )}
    </dl>
  );
}

/** Where a fact can be seen, what it is called, and how old it is. */
function Source({ fact }: { fact: ExplainedFact }) {
  const { name, title, observedAt, isStale, evidence, source } = fact;
  const { t } = useTexts(scorecardsTranslationRef);
  const now = useNow();
  const age = observedAt && formatAge(now - Date.parse(observedAt));
  const from = source ?? 'collected';
  return (
    <>
      <PlaceLink href={evidence?.url}>{evidence?.title ?? title}</PlaceLink>{' '}
      <code className={styles.code}>{name}</code>{' '}
      {isStale ? (
        <StatusText
          tone="unknown"
          text={
            age
              ? t(`explain.tooOld.${from}`, { age })
              : t(`explain.never.${from}`)
          }
        />
      ) : (
        <span className={styles.quiet}>
          {age
            ? t(`explain.read.${from}`, { age })
            : t(`explain.never.${from}`)}
        </span>
      )}
    </>
  );
}

function LastChange(props: {
  change: NonNullable<CheckExplanation['lastChange']>;
}) {
  const { title, from, to, at, evidence } = props.change;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const { reading } = useReadingText();
  const change = t('explain.change', {
    day: text.day(at),
    fact: title,
    from: reading(from),
    to: reading(to),
  });
  return (
    <dl className={styles.facts}>
      <dt>{t('explain.changed')}</dt>
      <dd>
        {evidence?.note
          ? t('explain.changeNote', { change, note: evidence.note })
          : change}
      </dd>
    </dl>
  );
}
