import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useEditor } from './EditorContext';
import { DraftTextField } from '../DraftTextField';
import { oncallTranslationRef } from '../../translation';
import styles from './ScheduleEditor.module.css';

/** When the change begins to hold; a new schedule does at once. */
export function FromFields({ isPast }: { isPast: boolean }) {
  const { t } = useTranslationRef(oncallTranslationRef);
  const { draft, saved, change, problemOf } = useEditor();
  const { from } = draft;
  if (!from) return <p>{t('editor.saving.fromNow')}</p>;
  const past = isPast ? t('editor.problem.past') : undefined;
  const set = (changes: Partial<typeof from>) =>
    change(known => ({ ...known, from: { ...from, ...changes } }));
  return (
    <div className={styles.fields}>
      <DraftTextField
        label={t('editor.saving.fromDay')}
        kind="date"
        value={from.date}
        was={saved.from?.date}
        problem={problemOf('from.date')}
        onChange={date => set({ date })}
      />
      <DraftTextField
        label={t('editor.saving.fromTime')}
        value={from.time}
        was={saved.from?.time}
        problem={problemOf('from.time') ?? past}
        description={draft.timeZone}
        onChange={time => set({ time })}
      />
    </div>
  );
}
