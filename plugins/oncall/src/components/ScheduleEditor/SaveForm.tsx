import { useTexts } from '@internal/frontend-kit';
import { Checkbox, TextAreaField } from '@backstage/ui';
import type { Outlook } from '../../lib/editor/outlook';
import { Conflict } from './Conflict';
import { FromFields } from './FromFields';
import type { SaveState } from './useSaving';
import { SaveFailure } from './SaveFailure';
import { oncallTranslationRef } from '../../translation';
import styles from './ScheduleEditor.module.css';

/** From when on, what it does to whom, and the tick that gaps are meant. */
export function SaveForm({ saving }: { saving: SaveState }) {
  const { t } = useTexts(oncallTranslationRef);
  const { editor, ticked, setTicked, asked } = saving;
  const { outlook } = editor.shown;
  const opens = outlook?.consequences.gapsOpened.length ?? 0;
  return (
    <div className={styles.form}>
      <Conflict editor={editor} onSettled={saving.mutation.reset} />
      <FromFields isPast={saving.isPast} />
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

/** What the press of the button does, before it is pressed. */
function Sentence({ outlook }: { outlook: Outlook }) {
  const { t } = useTexts(oncallTranslationRef);
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
