import { memo } from 'react';
import { useTexts } from '@internal/frontend-kit';
import { Select } from '@backstage/ui';
import { useMyTeams } from '../../hooks/useMyTeams';
import { useEditor, type EditorValue } from './EditorContext';
import { DraftTextField } from '../DraftTextField';
import { ZoneField } from '../ZoneField';
import { oncallTranslationRef } from '../../translation';
import styles from './ScheduleEditor.module.css';

/** Drawn anew only when it changes itself: the list of zones is long. */
const ScheduleZone = memo(
  (props: {
    value: string;
    was?: string;
    problem?: string;
    change: EditorValue['change'];
  }) => {
    const { change, ...field } = props;
    const { t } = useTexts(oncallTranslationRef);
    return (
      <ZoneField
        {...field}
        label={t('editor.fields.timeZone')}
        onChange={timeZone => change(known => ({ ...known, timeZone }))}
      />
    );
  },
);

/** What of a schedule is the same at all times; of one that exists, only the zone is edited here. */
export function ScheduleFields() {
  const { t } = useTexts(oncallTranslationRef);
  const { draft, saved, isNew, change, problemOf } = useEditor();
  return (
    <div className={styles.fields}>
      {isNew && (
        <>
          <DraftTextField
            label={t('editor.fields.name')}
            description={t('editor.fields.nameHelp')}
            value={draft.name}
            problem={problemOf('name')}
            isRequired
            onChange={name => change(known => ({ ...known, name }))}
          />
          <TeamField />
          <DraftTextField
            label={t('editor.fields.level')}
            description={t('editor.fields.levelHelp')}
            value={draft.level}
            problem={problemOf('level')}
            onChange={level => change(known => ({ ...known, level }))}
          />
        </>
      )}
      <ScheduleZone
        value={draft.timeZone}
        was={isNew ? undefined : saved.timeZone}
        problem={problemOf('timeZone', draft.timeZone)}
        change={change}
      />
    </div>
  );
}

/** The groups of the reader: nobody else can make their schedule. */
function TeamField() {
  const { t } = useTexts(oncallTranslationRef);
  const { draft, change, problemOf } = useEditor();
  const { data: teams, isError } = useMyTeams();
  const problem =
    (isError && t('editor.fields.teamsFailed')) ||
    (teams?.length === 0 && t('editor.fields.noTeams')) ||
    undefined;
  const isMine = teams?.some(({ entityRef }) => entityRef === draft.teamRef);
  return (
    <Select
      label={t('editor.fields.team')}
      description={problem ?? t('editor.fields.teamHelp')}
      isRequired
      options={(teams ?? []).map(({ entityRef, title }) => ({
        id: entityRef,
        label: title,
      }))}
      value={isMine ? draft.teamRef : null}
      onChange={key => change(known => ({ ...known, teamRef: String(key) }))}
      validationBehavior="aria"
      validate={() => problemOf('team') ?? null}
    />
  );
}
