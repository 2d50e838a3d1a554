import { useState } from 'react';
import { useTexts } from '@internal/frontend-kit';
import type { Schedule } from '@callboard/backstage-plugin-oncall-common';
import { useSaveSchedule } from '../../hooks/useSaveSchedule';
import type { EditorState } from './useEditorState';
import { oncallTranslationRef } from '../../translation';

/** What {@link useSaving} answers with. */
export type SaveState = ReturnType<typeof useSaving>;

/** The last step: what has to be said before a draft is saved, and the saving. */
export function useSaving(
  editor: EditorState,
  schedule: Schedule | undefined,
  onSaved: (saved: Schedule) => void,
) {
  const { t } = useTexts(oncallTranslationRef);
  const [ticked, setTicked] = useState(false);
  const [note, setNote] = useState('');
  const mutation = useSaveSchedule(schedule?.id);
  const { shown, draft, asked } = editor;
  const { outlook } = shown;
  const told = outlook?.consequences.moved.length ?? 0;
  const isPast =
    schedule !== undefined && (outlook?.from ?? Infinity) < Date.now();
  const submit = () => {
    editor.ask();
    const opens = (outlook?.consequences.gapsOpened.length ?? 0) > 0;
    if (!outlook || shown.isStale || shown.problems.length > 0) return;
    if (isPast || editor.newer || (opens && !ticked)) return;
    mutation.mutate(
      {
        draft,
        version: outlook.version,
        from: outlook.from,
        // What else has changed meanwhile is in what is shown; another version would have to be looked at first.
        baseRevision: schedule?.revision ?? 0,
        note,
      },
      {
        onSuccess: saved => {
          editor.forget();
          onSaved(saved);
        },
      },
    );
  };
  const label =
    (!schedule && t('editor.saving.create')) ||
    (told > 0 && t('editor.saving.submitTold', { count: told })) ||
    t('editor.saving.submit');
  return {
    editor,
    mutation,
    ticked,
    setTicked,
    note,
    setNote,
    asked,
    isPast,
    submit,
    label,
  };
}
