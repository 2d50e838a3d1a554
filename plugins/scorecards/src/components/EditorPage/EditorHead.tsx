import { Button } from '@backstage/ui';
import { CopyButton, useTexts } from '@internal/frontend-kit';
import type { DocumentDetail } from '@callboard/backstage-plugin-scorecards-common';
import { scorecardsTranslationRef } from '../../translation';
import { PageHead } from '../PageHead';
import { useEditorFindings } from './EditorContext';
import type { EditorState } from './useEditorState';

/** Title, which version it is, and what can be done with it. */
export function EditorHead({ editor }: { editor: EditorState }) {
  const { detail, isSmall, mayPublish } = editor;
  const { t } = useTexts(scorecardsTranslationRef);
  const title = detail.title || detail.id;
  return (
    <PageHead
      title={t(detail.mayEdit ? 'editor.title' : 'editor.readTitle', { title })}
      metadata={[
        {
          label: t('editor.head.state'),
          value: <VersionText detail={detail} />,
        },
      ]}
      acts={
        <>
          {editor.typed.mayUndo && (
            <Button variant="tertiary" onPress={editor.typed.history.undo}>
              {t('editor.head.undo')}
            </Button>
          )}
          {editor.typed.mayRedo && (
            <Button variant="tertiary" onPress={editor.typed.history.redo}>
              {t('editor.head.redo')}
            </Button>
          )}
          {detail.mayEdit && detail.origin === 'portal' ? (
            <Acts editor={editor} />
          ) : (
            <CopyButton
              value={editor.typed.text}
              what={t('editor.head.yaml')}
              label={t('editor.head.copy')}
            />
          )}
          {mayPublish && !isSmall && <PublishButton editor={editor} />}
        </>
      }
    />
  );
}

export function PublishButton({ editor }: { editor: EditorState }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const isBroken = useEditorFindings().some(
    ({ severity }) => severity === 'error',
  );
  return (
    <Button
      variant="primary"
      aria-haspopup="dialog"
      isDisabled={isBroken}
      onPress={() => editor.setPublishing(true)}
    >
      {t('editor.head.publish')}
    </Button>
  );
}

function Acts({ editor }: { editor: EditorState }) {
  const { detail, typed, saving, discarding } = editor;
  const { t } = useTexts(scorecardsTranslationRef);
  return (
    <>
      {(typed.isChanged || detail.draft) && (
        <Button
          variant="tertiary"
          isPending={discarding.isPending}
          onPress={editor.discard}
        >
          {t('editor.head.discard')}
        </Button>
      )}
      {typed.isChanged && (
        <Button
          variant="secondary"
          isPending={saving.isPending}
          onPress={editor.save}
        >
          {t('editor.head.save')}
        </Button>
      )}
    </>
  );
}

/** Which draft on which version. */
function VersionText({ detail }: { detail: DocumentDetail }) {
  const { active, draft } = detail;
  const { t } = useTexts(scorecardsTranslationRef);
  const versions = {
    draft: `${draft?.version}`,
    active: `${active?.version}`,
  };
  if (draft && active) return <>{t('editor.head.draftOn', versions)}</>;
  if (draft) return <>{t('editor.head.draft', versions)}</>;
  return <>{t(active ? 'editor.head.active' : 'editor.head.none', versions)}</>;
}
