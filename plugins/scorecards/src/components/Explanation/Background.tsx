import type { ReactNode } from 'react';
import { Link } from '@backstage/ui';
import { SafeMarkdown, useNames, useTexts } from '@internal/frontend-kit';
import type {
  CheckChange,
  CheckExplanation,
} from '@callboard/backstage-plugin-scorecards-common';
import { useHomePath } from '../../hooks/useHomePath';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { scorecardsTranslationRef } from '../../translation';
import { ConditionTree } from './ConditionTree';
import styles from './Explanation.module.css';

const Fold = (props: { title: string; children: ReactNode }) => (
  <details className={styles.fold}>
    <summary>{props.title}</summary>
    {props.children}
  </details>
);

/** Why the rule is there, all of its condition, how it went, and who else does not pass. */
export function Background({ explanation }: { explanation: CheckExplanation }) {
  const { scorecard, keeper, history, othersMissed, result } = explanation;
  const { t } = useTexts(scorecardsTranslationRef);
  const nameOf = useNames([keeper]);
  const path = useHomePath();
  const others = t('explain.others', { count: othersMissed });
  return (
    <>
      <Rationale explanation={explanation} />
      <Fold title={t('explain.whole')}>
        <Conditions explanation={explanation} />
      </Fold>
      {history.length > 0 && (
        <Fold title={t('explain.history')}>
          <ul className={styles.changes}>
            {history.map(change => (
              <HistoryEntry key={change.at} change={change} />
            ))}
          </ul>
        </Fold>
      )}
      {othersMissed > 0 &&
        (path ? <Link href={path.check(result.check)}>{others}</Link> : others)}
      <span className={styles.quiet}>
        {t('explain.version', {
          version: `${scorecard.version}`,
          scorecard: scorecard.title,
          keeper: nameOf(keeper),
        })}
      </span>
    </>
  );
}

function Rationale({ explanation }: { explanation: CheckExplanation }) {
  const { text, standard } = explanation.rationale ?? {};
  const { t } = useTexts(scorecardsTranslationRef);
  const path = useHomePath();
  if (!text && !standard) return null;
  const quote =
    standard &&
    t('explain.standard', {
      sentence: standard.sentence,
      title: standard.title,
    });
  return (
    <section className={styles.stack}>
      <h3 className={styles.heading}>{t('explain.why')}</h3>
      {text && <SafeMarkdown markdown={text} />}
      {standard &&
        (path ? <Link href={path.standard(standard)}>{quote}</Link> : quote)}
    </section>
  );
}

function Conditions({ explanation }: { explanation: CheckExplanation }) {
  const { passes, warns, appliesTo } = explanation;
  const { t } = useTexts(scorecardsTranslationRef);
  return (
    <>
      {appliesTo && (
        <ConditionTree title={t('explain.appliesWhen')} condition={appliesTo} />
      )}
      <ConditionTree title={t('explain.passesWhen')} condition={passes} />
      {warns && (
        <ConditionTree title={t('explain.warnsWhen')} condition={warns} />
      )}
    </>
  );
}

function HistoryEntry({ change }: { change: CheckChange }) {
  const { from, to, at, cause } = change;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const was = (state: typeof from) => (state ? t(`state.was.${state}`) : '');
  const kind = (!to && 'ended') || (from ? 'moved' : 'begun');
  return (
    <li>
      {t('explain.historyEntry', {
        day: text.day(at),
        change: t(`explain.${kind}`, { from: was(from), to: was(to) }),
        cause: text.cause(cause),
      })}
    </li>
  );
}
