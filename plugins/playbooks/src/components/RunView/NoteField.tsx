import {
  useEffect,
  useRef,
  useState,
  type FormEvent,
  type KeyboardEvent,
} from 'react';
import { useTexts } from '@internal/frontend-kit';
import { Button } from '@backstage/ui';
import { useDraft } from '../../hooks/useDraft';
import { useMasked } from '../../hooks/useMasked';
import { draftNames } from '../../lib/runs/draftNames';
import { playbooksTranslationRef } from '../../translation';
import { useRunValue } from './RunContext';
import styles from './RunView.module.css';

const LONGEST_NOTE = 2_000;
const LONGEST_OUTPUT = 10_000;

/** A line about a step, and what its command answered; nothing of it is asked for. */
export function NoteField({ stepId }: { stepId: string }) {
  const { t } = useTexts(playbooksTranslationRef);
  const { note, notesOn, setNote, draftsOf } = useRunValue();
  const masked = useMasked();
  const names = draftNames(draftsOf, stepId);
  const draft = useDraft(names.text, masked);
  const outputDraft = useDraft(names.output, masked);
  const [hasOutput, setHasOutput] = useState(outputDraft.text !== '');
  const { text } = draft;
  const output = outputDraft.text;
  const drop = () => {
    draft.drop();
    outputDraft.drop();
    setNote(stepId, undefined);
  };
  const id = `run-note-${stepId}`;
  const field = useRef<HTMLInputElement>(null);
  const wasAsked = notesOn.get(stepId) === 'asked';
  // On a phone the keyboard opens with it.
  useEffect(() => {
    if (wasAsked) field.current?.focus();
  }, [wasAsked]);
  // Escape of an input method ends its word, not the note. What was typed is there when it is opened again.
  const closeOnEscape = ({ key, nativeEvent }: KeyboardEvent) => {
    if (key === 'Escape' && !nativeEvent.isComposing) {
      setNote(stepId, undefined);
    }
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() || output.trim()) {
      note({
        stepId,
        ...(text.trim() && { text: masked(text.trim()) }),
        ...(output.trim() && { output: masked(output) }),
      });
    }
    drop();
  };
  return (
    <form className={styles.note} onSubmit={save}>
      <label htmlFor={id}>{t('runs.note.label')}</label>
      <input
        id={id}
        ref={field}
        value={text}
        maxLength={LONGEST_NOTE}
        autoComplete="off"
        onKeyDown={closeOnEscape}
        aria-describedby={`${id}-hint`}
        onChange={event => draft.write(event.target.value)}
      />
      {!hasOutput ? (
        <Button
          type="button"
          variant="tertiary"
          size="small"
          onPress={() => setHasOutput(true)}
        >
          {t('runs.note.addOutput')}
        </Button>
      ) : (
        <>
          <label htmlFor={`${id}-output`}>{t('runs.note.output')}</label>
          <textarea
            id={`${id}-output`}
            rows={4}
            value={output}
            maxLength={LONGEST_OUTPUT}
            spellCheck={false}
            onKeyDown={closeOnEscape}
            onChange={event => outputDraft.write(event.target.value)}
          />
        </>
      )}
      <span id={`${id}-hint`} className={styles.quiet}>
        {t('runs.note.hint')}
      </span>
      <span className={styles.acts}>
        <Button type="submit" variant="primary" size="small">
          {t('runs.note.save')}
        </Button>
        <Button type="button" variant="tertiary" size="small" onPress={drop}>
          {t('runs.note.cancel')}
        </Button>
      </span>
    </form>
  );
}
