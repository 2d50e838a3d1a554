import { Button } from '@backstage/ui';
import { ActionBar, useTexts } from '@internal/frontend-kit';
import type { PolicyEditorState } from '../../hooks/policies/usePolicyEditor';
import { alertsTranslationRef } from '../../translation';

/** Undo, redo, discard and save; on a phone, save is under the thumb. */
export function EditorActs(props: {
  editor: PolicyEditorState;
  isBar?: boolean;
}) {
  const { editor, isBar } = props;
  const { save, submit, isChanged, restart, saved } = editor;
  const { mayUndo, mayRedo, undo, redo } = editor;
  const { t } = useTexts(alertsTranslationRef);
  const rest = (
    <>
      {mayUndo && (
        <Button variant="tertiary" onPress={undo}>
          {t('policies.editor.undo')}
        </Button>
      )}
      {mayRedo && (
        <Button variant="tertiary" onPress={redo}>
          {t('policies.editor.redo')}
        </Button>
      )}
      {isChanged && (
        <Button variant="secondary" onPress={() => restart(saved)}>
          {t('policies.editor.discard')}
        </Button>
      )}
    </>
  );
  const main = (
    <Button
      variant="primary"
      isPending={save.isPending}
      onPress={() => {
        if (!submit()) focusProblems();
      }}
    >
      {t('policies.editor.save')}
    </Button>
  );
  return isBar ? (
    <ActionBar>
      {rest}
      {main}
    </ActionBar>
  ) : (
    <>
      {rest}
      {main}
    </>
  );
}

/** Once they are on screen. */
function focusProblems() {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('[data-problems]')?.focus(),
  );
}
