import {
  memo,
  useCallback,
  useMemo,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { Button, Container, Header } from '@backstage/ui';
import { formatClock, useNarrow, useTexts } from '@internal/frontend-kit';
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

/** Its parts are slow to draw, and a press of a key changes none of them. */
const Head = memo((props: { title: string; actions?: ReactNode }) => (
  <Header title={props.title} customActions={props.actions} />
));

/** Whether there is a draft, and since which minute it is kept: a formatter of times is slow, and keys come fast. */
const DraftLine = memo(({ minute }: { minute?: number }) => {
  const { t } = useTexts(oncallTranslationRef);
  return (
    <p className={styles.quiet}>
      {minute === undefined
        ? t('editor.unchanged')
        : t('editor.kept', { time: formatClock(new Date(minute)) })}
    </p>
  );
});

/** Edits a schedule beside what the edit does; on a phone one after the other. */
export function ScheduleEditor(props: {
  /** Absent for a new one. */
  schedule?: Schedule;
  teamRef?: string;
  onSaved: (saved: Schedule) => void;
}) {
  const { schedule, teamRef = '', onSaved } = props;
  const { t } = useTexts(oncallTranslationRef);
  const isNarrow = useNarrow();
  const editor = useEditorState(schedule, teamRef);
  const saving = useSaving(editor, schedule, onSaved);
  const [isSaving, setSaving] = useState(false);
  const openSave = useCallback(() => setSaving(true), []);
  const actions = useActions(editor, isNarrow ? undefined : openSave);
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
      <Head
        title={schedule ? t('editor.title', { name }) : t('editor.newTitle')}
        actions={isNarrow ? undefined : actions}
      />
      <Container className={styles.page}>
        <div className={styles.draft}>
          <DraftLine
            minute={
              editor.savedAt && Math.floor(editor.savedAt / 60_000) * 60_000
            }
          />
          {isNarrow && actions}
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
      {isSaving && (
        <SaveDialog
          saving={saving}
          name={name}
          onClose={() => setSaving(false)}
        />
      )}
    </EditorProvider>
  );
}

/** Ctrl+Z steps back through edits, whichever field they were made in; Ctrl+Shift+Z and Ctrl+Y forward again. */
function Undoable(props: { editor: EditorState; children: JSX.Element }) {
  const { undo, redo } = props.editor;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.ctrlKey && !event.metaKey) return;
    const key = event.key.toLowerCase();
    const isRedo = key === 'y' || (key === 'z' && event.shiftKey);
    if (!isRedo && key !== 'z') return;
    event.preventDefault();
    if (isRedo) redo();
    else undo();
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- hears the keys of the fields in it
    <div onKeyDown={onKeyDown}>{props.children}</div>
  );
}

/** Undo, redo, discard and, where it is not a step of its own, save; the same until one of them changes. */
function useActions(editor: EditorState, onSave?: () => void) {
  const { t } = useTexts(oncallTranslationRef);
  const { mayUndo, mayRedo, undo, redo, restartFromSaved } = editor;
  const isChanged = editor.savedAt !== undefined;
  return useMemo(
    () => (
      <>
        {mayUndo && (
          <Button variant="tertiary" onPress={undo}>
            {t('editor.undo')}
          </Button>
        )}
        {mayRedo && (
          <Button variant="tertiary" onPress={redo}>
            {t('editor.redo')}
          </Button>
        )}
        {isChanged && (
          <Button variant="secondary" onPress={restartFromSaved}>
            {t('editor.discard')}
          </Button>
        )}
        {onSave && (
          <Button variant="primary" aria-haspopup="dialog" onPress={onSave}>
            {t('editor.save')}
          </Button>
        )}
      </>
    ),
    [t, mayUndo, mayRedo, undo, redo, isChanged, restartFromSaved, onSave],
  );
}
