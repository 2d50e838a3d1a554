import { StatusText, useTexts } from '@internal/frontend-kit';
import {
  WITHOUT_END,
  type OnCallAnswer,
  type OnCallLevel,
} from '@callboard/backstage-plugin-oncall-common';
import { useListText } from '../../hooks/useListText';
import { useOnCallAt } from '../../hooks/useOnCallAt';
import { useSpanText } from '../../hooks/useSpanText';
import { asSentence } from '../../lib/asSentence';
import { problemTone } from '../../lib/problemTone';
import { spanOf } from '../../lib/timeline/span';
import { AnswerState } from '../OnCallCard/AnswerState';
import { WhyChain } from '../OnCallCard/WhyChain';
import { oncallTranslationRef } from '../../translation';
import styles from './OnCallTab.module.css';

/** Who was on call at a time, level by level, and by which chain. */
export function AtAnswer(props: {
  entityRef: string;
  /** Milliseconds since 1970 in UTC. */
  at: number;
  /** IANA name: times are written on its clock. */
  zone: string;
}) {
  const { entityRef, at, zone } = props;
  const { t } = useTexts(oncallTranslationRef);
  const query = useOnCallAt(entityRef, new Date(at).toISOString());
  const { instant } = useSpanText(zone);
  return (
    <div role="region" aria-label={t('tab.at.subject')} aria-live="polite">
      <AnswerState query={{ ...query, isInstalled: true }}>
        {answer => (
          <div className={styles.stack}>
            <strong>{instant(at)}</strong>
            <Levels answer={answer} zone={zone} />
            {answer.reason && <p>{asSentence(answer.reason)}</p>}
            <WhyChain answer={answer} />
          </div>
        )}
      </AnswerState>
    </div>
  );
}

function Levels({ answer, zone }: { answer: OnCallAnswer; zone: string }) {
  const { t } = useTexts(oncallTranslationRef);
  const { levels, problem } = answer;
  if (levels.length === 0) {
    return problem ? (
      <StatusText
        tone={problemTone(problem)}
        text={t(`card.problem.${problem}`)}
      />
    ) : null;
  }
  return (
    <ul className={styles.list}>
      {levels.map(level => (
        <li key={level.schedule.id}>
          <span className={styles.quiet}>
            {t('tab.level', { level: level.level })}
          </span>{' '}
          <LevelLine level={level} zone={zone} />
        </li>
      ))}
    </ul>
  );
}

function LevelLine({ level, zone }: { level: OnCallLevel; zone: string }) {
  const { t } = useTexts(oncallTranslationRef);
  const { listOf } = useListText();
  const { span, instant } = useSpanText(zone);
  const { now, next } = level;
  if (!now) {
    return (
      <StatusText
        tone="bad"
        text={
          next
            ? t('tab.at.nobodyUntil', {
                instant: instant(Date.parse(next.startsAt)),
              })
            : t('tab.at.nobody')
        }
      />
    );
  }
  const people = listOf(now.people, t('tab.at.nobody'));
  const isOpen = now.endsAt === WITHOUT_END;
  return (
    <>
      <strong>{people}</strong>
      {`, ${isOpen ? t('source.always') : span(spanOf(now))}`}
      {now.overridden && ` (${t('tab.at.overridden')})`}
    </>
  );
}
