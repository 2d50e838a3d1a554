import {
  formatClock,
  StatusText,
  type StatusTone,
  useTexts,
} from '@internal/frontend-kit';
import type { StepState as State } from '@callboard/backstage-plugin-playbooks-common';
import type { ShownStep } from '../../lib/runs/mergeRun';
import { playbooksTranslationRef } from '../../translation';
import { useRunValue } from './RunContext';
import styles from './RunView.module.css';

const TONES: Record<State, StatusTone> = {
  todo: 'neutral',
  doing: 'progress',
  done: 'good',
  skipped: 'unknown',
  failed: 'bad',
};

const clock = (at: string) => formatClock(new Date(at));

/** Where an item stands: in a word, by whom and since when, and what its last writer had not seen. */
export function StepState({ step }: { step: ShownStep | undefined }) {
  const { t } = useTexts(playbooksTranslationRef);
  const { nameOf } = useRunValue();
  if (!step) {
    return <StatusText tone="neutral" text={t('runs.state.todo')} />;
  }
  const { state, byRef, at, text, unseen, isSending } = step;
  const who = { person: nameOf(byRef), time: clock(at) };
  return (
    <span className={styles.state}>
      <StatusText tone={TONES[state]} text={t(`runs.state.${state}`)} />
      <span className={styles.quiet}>
        {state === 'doing' ? t('runs.bySince', who) : t('runs.by', who)}
        {isSending && ` · ${t('runs.sending')}`}
      </span>
      {text && <span className={styles.noted}>{text}</span>}
      {unseen && (
        <span className={styles.unseen}>
          {t('runs.unseen', {
            person: nameOf(unseen.byRef),
            state: t(`runs.state.${unseen.state}`),
            time: clock(unseen.at),
          })}
        </span>
      )}
    </span>
  );
}
