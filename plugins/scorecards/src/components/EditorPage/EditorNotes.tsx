import { Alert, Button } from '@backstage/ui';
import {
  errorReason,
  formatMoment,
  useLocale,
  useNames,
  useTexts,
} from '@internal/frontend-kit';
import { scorecardsTranslationRef } from '../../translation';
import { GitFile } from '../GitFile';
import { GitProblems } from '../GitProblems';
import type { EditorState } from './useEditorState';

/** What is wrong with its file in git; and at most one band: that somebody else has saved, that saving failed, or why nothing can be saved. */
export function EditorNotes({ editor }: { editor: EditorState }) {
  const { detail, saving, discarding, isConflict, isPublishing } = editor;
  const { t } = useTexts(scorecardsTranslationRef);
  const locale = useLocale();
  if (isConflict) return isPublishing ? null : <Conflict editor={editor} />;
  const error = saving.error ?? discarding.error;
  if (error) {
    return (
      <Alert
        status="danger"
        icon
        title={t('editor.notes.failed', { reason: errorReason(error) })}
      />
    );
  }
  if (detail.origin === 'git') {
    return (
      <>
        <GitProblems problems={detail.problems} />
        <Alert
          status="info"
          icon
          title={
            <>
              {t('editor.notes.git')} <GitFile document={detail} />
            </>
          }
          description={t('editor.notes.gitHint')}
        />
      </>
    );
  }
  if (!detail.mayEdit) {
    return (
      <Alert
        status="info"
        icon
        title={t('editor.notes.readOnly', { owner: detail.owner })}
        description={t('editor.notes.gitHint')}
      />
    );
  }
  const { scheduled } = detail;
  return scheduled?.activeFrom ? (
    <Alert
      status="info"
      icon
      title={t('editor.notes.scheduled', {
        version: `${scheduled.version}`,
        time: formatMoment(new Date(scheduled.activeFrom), { locale }),
      })}
    />
  ) : null;
}

/** Who was first, and a way on that loses neither text. */
export function Conflict({ editor }: { editor: EditorState }) {
  const { detail, typed, endConflict } = editor;
  const { t } = useTexts(scorecardsTranslationRef);
  const by = detail.draft?.createdBy ?? detail.active?.createdBy;
  const nameOf = useNames(by ? [by] : []);
  return (
    <Alert
      status="warning"
      icon
      title={
        by
          ? t('editor.notes.conflict', { person: nameOf(by) })
          : t('editor.notes.conflictAny')
      }
      description={t('editor.notes.conflictHint')}
      customActions={
        <>
          <Button
            size="small"
            variant="secondary"
            onPress={() => {
              typed.history.restart(detail.text);
              endConflict();
            }}
          >
            {t('editor.notes.theirs')}
          </Button>
          <Button size="small" variant="secondary" onPress={endConflict}>
            {t('editor.notes.mine')}
          </Button>
        </>
      }
    />
  );
}
