import { useState, type KeyboardEvent } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button, Container, Header } from '@backstage/ui';
import { formatClock, useNarrow } from '@internal/frontend-kit';
import type { Schedule } from '@callboard/backstage-plugin-oncall-common';
import { Changes } from './changes';
import { Conflict } from './Conflict';
import { EditorProvider } from './EditorContext';
import { FromFields } from './FromFields';
import { LayerList } from './LayerList';
import { SaveDialog } from './SaveDialog';
import { Steps } from './Steps';
import { useEditorState, type EditorState } from './useEditorState';
import { useSaving } from './useSaving';
import { oncallTranslationRef } from '../../translation';
import styles from './ScheduleEditor.module.css';

/** Edits a schedule beside what the edit does; on a phone one after the other. */
export function ScheduleEditor(props: {
  /** Absent for a new one. */
  schedule?: Schedule;
  teamRef?: string;
  onSaved: (saved: Schedule) => void;
}) {
  const { schedule, teamRef = '', onSaved } = props;
  const { t } = useTranslationRef(oncallTranslationRef);
  const isNarrow = useNarrow();
  const editor = useEditorState(schedule, teamRef);
  const saving = useSaving(editor, schedule, onSaved);
  const [isSaving, setSaving] = useState(false);
  const name =
    schedule?.name ?? (editor.draft.name.trim() || t('editor.newTitle'));
  const layers = (
    <Undoable editor={editor}>
      <LayerList />
    </Undoable>
  );
  const changes = (
    <Changes
      shown={editor.shown}
      nameOf={editor.nameOf}
      me={editor.me}
      reason={editor.reason}
      from={schedule && <FromFields isPast={saving.isPast} />}
    />
  );
  return (
    <EditorProvider value={editor.value}>
      <Header
        title={schedule ? t('editor.title', { name }) : t('editor.newTitle')}
        customActions={
          !isNarrow && (
            <>
              <DraftActions editor={editor} />
              <SaveDialog
                saving={saving}
                name={name}
                isOpen={isSaving}
                onOpen={setSaving}
              />
            </>
          )
        }
      />
      <Container className={styles.page}>
        <div className={styles.draft}>
          <DraftLine editor={editor} />
          {isNarrow && <DraftActions editor={editor} />}
        </div>
        {!isSaving && <Conflict editor={editor} />}
        {isNarrow ? (
          <Steps saving={saving} layers={layers} changes={changes} />
        ) : (
          <div className={styles.columns}>
            {layers}
            {changes}
          </div>
        )}
      </Container>
    </EditorProvider>
  );
}

/** Ctrl+Z steps back through edits, whichever field they were made in. */
function Undoable(props: { editor: EditorState; children: JSX.Element }) {
  const onKeyDown = (event: KeyboardEvent) => {
    const isUndo = (event.ctrlKey || event.metaKey) && event.key === 'z';
    if (!isUndo || event.shiftKey) return;
    event.preventDefault();
    props.editor.undo();
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- hears the keys of the fields in it
    <div onKeyDown={onKeyDown}>{props.children}</div>
  );
}

function DraftActions({ editor }: { editor: EditorState }) {
  const { t } = useTranslationRef(oncallTranslationRef);
  return (
    <>
      {editor.mayUndo && (
        <Button variant="tertiary" onPress={editor.undo}>
          {t('editor.undo')}
        </Button>
      )}
      {editor.savedAt !== undefined && (
        <Button variant="secondary" onPress={editor.restartFromSaved}>
          {t('editor.discard')}
        </Button>
      )}
    </>
  );
}

/** Whether there is a draft, and since when it is kept. */
function DraftLine({ editor }: { editor: EditorState }) {
  const { t } = useTranslationRef(oncallTranslationRef);
  const { savedAt } = editor;
  return (
    <p className={styles.quiet}>
      {savedAt === undefined
        ? t('editor.unchanged')
        : t('editor.kept', { time: formatClock(new Date(savedAt)) })}
    </p>
  );
}
