import { StatusChip, useTexts } from '@internal/frontend-kit';
import type {
  OnCallAnswer,
  OnCallLevel,
} from '@callboard/backstage-plugin-oncall-common';
import { readLevels } from '@callboard/backstage-plugin-oncall-react';
import { useListText } from '../../hooks/useListText';
import { useUntilText } from '../../hooks/useUntilText';
import { AnsweringLevel } from './AnsweringLevel';
import { ProblemBlock } from './ProblemBlock';
import { WhyChain } from './WhyChain';
import { oncallTranslationRef } from '../../translation';
import styles from './OnCallCard.module.css';

/** The first level that has somebody, big; then the other levels, who is next, and why it is them. */
export function AnswerDetails({ answer }: { answer: OnCallAnswer }) {
  const { answering, emptyFirst, others, gap } = readLevels(answer.levels);
  const { t } = useTexts(oncallTranslationRef);
  const { moment } = useUntilText();
  return (
    <div className={styles.details}>
      {emptyFirst && answering && (
        <StatusChip
          tone="warn"
          text={t('card.answers', {
            level: emptyFirst.level,
            other: answering.level,
          })}
        />
      )}
      {answering?.now && (
        <AnsweringLevel level={answering} shift={answering.now} />
      )}
      {!answering && <ProblemBlock answer={answer} />}
      {others.length > 0 && (
        <ul className={styles.levels}>
          {others.map(level => (
            <li key={level.schedule.id}>
              <OtherLevel level={level} />
            </li>
          ))}
        </ul>
      )}
      <NextLine level={answering ?? answer.levels[0]} />
      {gap && (
        <StatusChip
          tone="warn"
          text={t('card.gap', {
            start: moment(gap.startsAt),
            end: moment(gap.endsAt),
          })}
        />
      )}
      <WhyChain answer={answer} />
    </div>
  );
}

/** A level that is asked later, in one line. */
function OtherLevel({ level }: { level: OnCallLevel }) {
  const { t } = useTexts(oncallTranslationRef);
  const { listOf } = useListText();
  return (
    <>
      <span className={styles.quiet}>
        {t('card.level', { level: level.level })}
      </span>{' '}
      {listOf(level.now?.people ?? [], t('card.nobody'))}
    </>
  );
}

/** Who comes after those on call. */
function NextLine({ level }: { level: OnCallLevel | undefined }) {
  const { t } = useTexts(oncallTranslationRef);
  const { listOf } = useListText();
  const { moment } = useUntilText();
  if (!level?.next) return null;
  const { people, startsAt } = level.next;
  return (
    <p>
      <span className={styles.quiet}>{t('card.next')}</span>{' '}
      {t('card.nextAt', {
        people: listOf(people, t('card.nobody')),
        time: moment(startsAt),
      })}
    </p>
  );
}
