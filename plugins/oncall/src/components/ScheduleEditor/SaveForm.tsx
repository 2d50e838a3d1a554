import { useState } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Checkbox, TextAreaField } from '@backstage/ui';
import type { Outlook } from '../../lib/editor/outlook';
import { momentProblems } from '../../lib/editor/readDraft';
import { Conflict } from './Conflict';
import { DraftTextField } from './fields/DraftTextField';
import type { SaveState } from './useSaving';
import { SaveFailure } from './SaveFailure';
import { oncallTranslationRef } from '../../translation';
import styles from './ScheduleEditor.module.css';

/** From when on, what it does to whom, and the tick that gaps are meant. */
export function SaveForm({ saving }: { saving: SaveState }) {
  const { t } = useTranslationRef(oncallTranslationRef);
  const { editor, ticked, setTicked, asked } = saving;
  const { outlook } = editor.shown;
  const opens = outlook?.consequences.gapsOpened.length ?? 0;
  return (
    <div className={styles.form}>
      <Conflict editor={editor} onSettled={saving.mutation.reset} />
      <FromFields saving={saving} />
      {outlook && <Sentence outlook={outlook} />}
      {opens > 0 && (
        <div>
          <Checkbox isSelected={ticked} onChange={setTicked} isRequired>
            {t('editor.saving.gapTick', { count: opens })}
          </Checkbox>
          {asked && !ticked && (
            <p role="alert" className={styles.problem}>
              {t('editor.saving.gapTickMissing')}
            </p>
          )}
        </div>
      )}
      {!editor.value.isNew && (
        <TextAreaField
          label={t('editor.saving.note')}
          description={t('editor.saving.noteHelp')}
          value={saving.note}
          onChange={saving.setNote}
          maxLength={1000}
        />
      )}
      <SaveFailure saving={saving} />
    </div>
  );
}

/** When the change begins to hold. */
function FromFields({ saving }: { saving: SaveState }) {
  const { t } = useTranslationRef(oncallTranslationRef);
  const { draft, change } = saving.editor;
  const [touched, setTouched] = useState(false);
  const { from } = draft;
  if (!from) return <p>{t('editor.saving.fromNow')}</p>;
  const isIncomplete = momentProblems(from, 'from')[0];
  const past =
    !isIncomplete && (touched || saving.asked) && saving.isPast
      ? t('editor.problem.past')
      : undefined;
  const set = (changes: Partial<typeof from>) => {
    setTouched(true);
    change(known => ({ ...known, from: { ...from, ...changes } }));
  };
  const { problemOf } = saving.editor.value;
  return (
    <div className={styles.fields}>
      <DraftTextField
        label={t('editor.saving.fromDay')}
        kind="date"
        value={from.date}
        problem={problemOf('from.date')}
        onChange={date => set({ date })}
      />
      <DraftTextField
        label={t('editor.saving.fromTime')}
        value={from.time}
        problem={problemOf('from.time') ?? past}
        description={draft.timeZone}
        onChange={time => set({ time })}
      />
    </div>
  );
}

/** What the press of the button does, before it is pressed. */
function Sentence({ outlook }: { outlook: Outlook }) {
  const { t } = useTranslationRef(oncallTranslationRef);
  const { moved, totalMoved, gapsOpened } = outlook.consequences;
  const people = t('editor.saving.people', { count: moved.length });
  return (
    <p>
      {t('editor.saving.moves', { count: totalMoved, people })}{' '}
      {t('editor.saving.told', { count: moved.length })}{' '}
      {t('editor.saving.opens', { count: gapsOpened.length })}
    </p>
  );
}
