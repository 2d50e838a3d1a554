import { useTexts } from '@internal/frontend-kit';
import { Alert, Button } from '@backstage/ui';
import type { EditorState } from './useEditorState';
import { oncallTranslationRef } from '../../translation';

/** Somebody else has saved meanwhile: who, and what can be done with the draft. */
export function Conflict(props: {
  editor: EditorState;
  /** After either of the two. */
  onSettled?: () => void;
}) {
  const { editor, onSettled } = props;
  const { t } = useTexts(oncallTranslationRef);
  const { newer } = editor;
  if (!newer) return null;
  const version = newer.number;
  const settle = (act: () => void) => () => {
    act();
    onSettled?.();
  };
  return (
    <Alert
      status="warning"
      icon
      title={t('editor.saving.conflict', {
        person: newer.createdBy.title,
        version,
      })}
      description={t('editor.saving.conflictHint')}
      customActions={
        <>
          <Button variant="secondary" onPress={settle(editor.rebaseOntoSaved)}>
            {t('editor.saving.rebase', { version })}
          </Button>
          <Button variant="tertiary" onPress={settle(editor.restartFromSaved)}>
            {t('editor.saving.restart', { version })}
          </Button>
        </>
      }
    />
  );
}
