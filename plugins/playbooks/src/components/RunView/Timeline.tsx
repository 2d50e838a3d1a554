import { Button, Menu, MenuItem, MenuTrigger, Text } from '@backstage/ui';
import { formatClock, useTexts } from '@internal/frontend-kit';
import type {
  Run,
  RunEntry,
  RunMoment,
} from '@callboard/backstage-plugin-playbooks-common';
import { playbooksTranslationRef } from '../../translation';
import { useRunValue } from './RunContext';
import styles from './RunView.module.css';

const MOMENTS: RunMoment[] = ['diagnosis', 'repair', 'key-moment'];

/** What an entry says, in one sentence. */
function useSentence(isDrill: boolean) {
  const { t } = useTexts(playbooksTranslationRef);
  const { nameOf, titleOf } = useRunValue();
  return (entry: RunEntry): string => {
    const { kind, byRef, stepId, state, moment, outcome, wrongStepId } = entry;
    const person = nameOf(byRef);
    const step = titleOf(stepId ?? wrongStepId ?? '');
    switch (kind) {
      case 'started':
        return t(
          isDrill ? 'runs.timeline.startedDrill' : 'runs.timeline.started',
          {
            person,
          },
        );
      case 'step':
        return t('runs.timeline.step', {
          person,
          step,
          state: t(`runs.state.${state ?? 'todo'}`),
        });
      case 'moment':
        return `⚑ ${t(`runs.moment.${moment ?? 'key-moment'}`)}`;
      case 'ended': {
        const values = {
          person,
          step,
          outcome: t(`runs.outcome.${outcome ?? 'partly'}`),
        };
        return wrongStepId
          ? t('runs.timeline.endedWrong', values)
          : t('runs.timeline.ended', values);
      }
      case 'reopened':
        return t('runs.timeline.reopened', { person });
      default:
        return stepId
          ? t('runs.timeline.noteOn', { person, step })
          : t('runs.timeline.note', { person });
    }
  };
}

/** What was done, by whom, in the order of its moments. */
export function Timeline(props: {
  run: Run;
  /** Absent when the run has ended. */
  onMoment?: (moment: RunMoment) => void;
}) {
  const { run, onMoment } = props;
  const { t } = useTexts(playbooksTranslationRef);
  const sentenceOf = useSentence(run.isDrill);
  return (
    <section aria-label={t('runs.timeline.title')}>
      <Text as="h2" variant="title-x-small" weight="bold">
        {t('runs.timeline.title')}
      </Text>
      <ol className={styles.timeline}>
        {run.timeline.map(entry => (
          <li key={entry.id}>
            <time dateTime={entry.at} className={styles.quiet}>
              {formatClock(new Date(entry.at))}
            </time>
            <span>
              {sentenceOf(entry)}
              {entry.text && <q className={styles.noted}>{entry.text}</q>}
              {entry.output && (
                <details>
                  <summary>{t('runs.timeline.output')}</summary>
                  <pre className={styles.output}>{entry.output}</pre>
                </details>
              )}
            </span>
          </li>
        ))}
      </ol>
      {onMoment && (
        <MenuTrigger>
          <Button variant="secondary" size="small">
            {t('runs.timeline.mark')}
          </Button>
          <Menu>
            {MOMENTS.map(moment => (
              <MenuItem key={moment} onAction={() => onMoment(moment)}>
                {t(`runs.moment.${moment}`)}
              </MenuItem>
            ))}
          </Menu>
        </MenuTrigger>
      )}
    </section>
  );
}
