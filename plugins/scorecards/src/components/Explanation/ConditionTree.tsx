import { useId } from 'react';
import { VisuallyHidden } from '@backstage/ui';
import { StatusText, type StatusTone, useTexts } from '@internal/frontend-kit';
import type {
  ExplainedCondition,
  TruthName,
} from '@callboard/backstage-plugin-scorecards-common';
import { scorecardsTranslationRef } from '../../translation';
import styles from './Explanation.module.css';

const TONES: Record<TruthName, StatusTone> = {
  true: 'good',
  false: 'bad',
  unknown: 'unknown',
};

/** All that is asked, each question with its answer. */
export function ConditionTree(props: {
  title: string;
  condition: ExplainedCondition;
}) {
  const { title, condition } = props;
  const id = useId();
  return (
    <>
      <h4 className={styles.heading} id={id}>
        {title}
      </h4>
      <ul className={styles.tree} aria-labelledby={id}>
        <Node condition={condition} />
      </ul>
    </>
  );
}

function Node({ condition }: { condition: ExplainedCondition }) {
  const { truth, wanted, actual, children = [], items } = condition;
  const { t } = useTexts(scorecardsTranslationRef);
  const more = items ? items.total - items.shown.length : 0;
  const shown = items?.shown.join(', ') ?? '';
  return (
    <li>
      <StatusText
        tone={TONES[truth]}
        text={
          <>
            <VisuallyHidden>
              {t('explain.truthOf', { truth: t(`explain.truth.${truth}`) })}
            </VisuallyHidden>
            {actual ? t('explain.is', { wanted, actual }) : wanted}
          </>
        }
      />
      {shown && (
        <span className={styles.quiet}>
          {more > 0 ? t('explain.andMore', { shown, more: `${more}` }) : shown}
        </span>
      )}
      {children.length > 0 && (
        <ul className={styles.tree}>
          {children.map((child, index) => (
            <Node key={index} condition={child} />
          ))}
        </ul>
      )}
    </li>
  );
}
