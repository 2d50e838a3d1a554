import { ButtonLink } from '@backstage/ui';
import { Snippet, StatusChip, useTexts } from '@internal/frontend-kit';
import {
  ANNOTATION_ONCALL_SCHEDULE,
  type OnCallAnswer,
} from '@callboard/backstage-plugin-oncall-common';
import { useIsMember } from '../../hooks/useIsMember';
import { useSchedulePaths } from '../../hooks/useSchedulePaths';
import { asSentence } from '../../lib/asSentence';
import { problemTone } from '../../lib/problemTone';
import { useUntilText } from '../../hooks/useUntilText';
import { SourceLine } from '../SourceLine';
import { oncallTranslationRef } from '../../translation';
import styles from './OnCallCard.module.css';

/** When somebody is on call again at the first level that says so. */
const backAt = ({ levels }: OnCallAnswer) =>
  levels.find(({ next }) => next !== undefined)?.next?.startsAt;

/** Why nobody is named, in the words of whoever looked, and what to do about it. */
export function ProblemBlock({ answer }: { answer: OnCallAnswer }) {
  const { problem = 'nobody-now', reason, team, levels } = answer;
  const [first] = levels;
  const { t } = useTexts(oncallTranslationRef);
  const { moment } = useUntilText();
  const paths = useSchedulePaths();
  const isMember = useIsMember(team?.entityRef);
  const back = backAt(answer);
  const isNobody = problem === 'nobody-now';
  return (
    <div className={styles.problem}>
      <StatusChip
        tone={problemTone(problem)}
        text={
          isNobody && back
            ? t('card.nobodyUntil', { time: moment(back) })
            : t(`card.problem.${problem}`)
        }
      />
      {reason && <p>{asSentence(reason)}</p>}
      {first?.source && (
        <SourceLine source={first.source} name={first.schedule.name} />
      )}
      {problem === 'no-schedule' && (
        <>
          {team && paths && isMember && (
            <div>
              <ButtonLink
                href={paths.create(team.entityRef)}
                variant="secondary"
                size="small"
              >
                {t('card.create')}
              </ButtonLink>
            </div>
          )}
          <p>{t('card.snippetHint')}</p>
          <Snippet
            text={`metadata:\n  annotations:\n    ${ANNOTATION_ONCALL_SCHEDULE}: `}
            language="yaml"
            what={t('card.snippet')}
          />
        </>
      )}
    </div>
  );
}
