import { useRunValue } from './RunContext';
import { NoteField } from './NoteField';
import { StepActs } from './StepActs';
import { StepState } from './StepState';
import styles from './RunView.module.css';

/** Below each item of the page: where it stands, and what can be said of it. */
export function StepBar({ stepId }: { stepId: string }) {
  const { steps, currentId, notesOn, titleOf, canMark, canNote } =
    useRunValue();
  const isCurrent = stepId === currentId;
  return (
    <div
      role="group"
      aria-label={titleOf(stepId)}
      id={`run-item-${stepId}`}
      tabIndex={-1}
      className={styles.bar}
      data-current={isCurrent || undefined}
      data-state={steps.get(stepId)?.state ?? 'todo'}
    >
      <StepState step={steps.get(stepId)} />
      {canMark && <StepActs stepId={stepId} isMain={isCurrent} />}
      {canNote && notesOn.has(stepId) && <NoteField stepId={stepId} />}
    </div>
  );
}
