import { memo } from 'react';
import { useTexts } from '@internal/frontend-kit';
import type { MomentDraft } from '../../lib/editor/draft';
import { useEditor, type EditorValue } from './EditorContext';
import { DraftTextField } from '../DraftTextField';
import { oncallTranslationRef } from '../../translation';
import styles from './ScheduleEditor.module.css';

/** Drawn anew only when the moment itself changes. */
const MomentFields = memo(MomentBody);

/** When the change begins to hold; a new schedule does at once. */
export function FromFields({ isPast }: { isPast: boolean }) {
  const { t } = useTexts(oncallTranslationRef);
  const { draft, saved, change, problemOf } = useEditor();
  const { from, timeZone } = draft;
  if (!from) return <p>{t('editor.saving.fromNow')}</p>;
  const past = isPast ? t('editor.problem.past') : undefined;
  return (
    <MomentFields
      from={from}
      was={saved.from}
      dateProblem={problemOf('from.date')}
      timeProblem={problemOf('from.time') ?? past}
      timeZone={timeZone}
      change={change}
    />
  );
}

function MomentBody(props: {
  from: MomentDraft;
  was?: MomentDraft;
  dateProblem?: string;
  timeProblem?: string;
  timeZone: string;
  change: EditorValue['change'];
}) {
  const { from, was, timeZone, change } = props;
  const { t } = useTexts(oncallTranslationRef);
  const set = (changes: Partial<MomentDraft>) =>
    change(known => ({ ...known, from: { ...from, ...changes } }));
  return (
    <div className={styles.fields}>
      <DraftTextField
        label={t('editor.saving.fromDay')}
        kind="date"
        value={from.date}
        was={was?.date}
        problem={props.dateProblem}
        onChange={date => set({ date })}
      />
      <DraftTextField
        label={t('editor.saving.fromTime')}
        value={from.time}
        was={was?.time}
        problem={props.timeProblem}
        description={timeZone}
        onChange={time => set({ time })}
      />
    </div>
  );
}
