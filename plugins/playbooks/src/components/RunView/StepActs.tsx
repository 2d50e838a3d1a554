import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button } from '@backstage/ui';
import type { StepState } from '@callboard/backstage-plugin-playbooks-common';
import { playbooksTranslationRef } from '../../translation';
import { useRunValue } from './RunContext';
import styles from './RunView.module.css';

const OPEN_ACTS = ['done', 'failed', 'skipped'] as const;

/** What can be said of an item. One that is marked can be opened again. */
export function StepActs(props: { stepId: string; isMain?: boolean }) {
  const { stepId, isMain } = props;
  const { t } = useTranslationRef(playbooksTranslationRef);
  const { steps, titleOf, mark, openNote } = useRunValue();
  const state: StepState = steps.get(stepId)?.state ?? 'todo';
  const isOpen = state === 'todo' || state === 'doing';
  const act = (
    next: StepState | 'note',
    variant: 'primary' | 'secondary' | 'tertiary',
  ) => (
    <Button
      key={next}
      size="small"
      variant={variant}
      aria-label={t('runs.act.of', {
        act: t(`runs.act.${next}`),
        step: titleOf(stepId),
      })}
      onPress={() => {
        if (next === 'note') {
          openNote(stepId);
          return;
        }
        mark(stepId, next);
        // What did not work is marked at once; a line about it can follow.
        if (next === 'failed') openNote(stepId);
      }}
    >
      {t(`runs.act.${next}`)}
    </Button>
  );
  return (
    <span className={styles.acts}>
      {isOpen
        ? OPEN_ACTS.map(next =>
            act(next, next === 'done' && isMain ? 'primary' : 'secondary'),
          )
        : act('todo', 'secondary')}
      {state === 'todo' && act('doing', 'tertiary')}
      {act('note', 'tertiary')}
    </span>
  );
}
