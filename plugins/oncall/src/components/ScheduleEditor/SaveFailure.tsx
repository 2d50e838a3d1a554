import { Alert } from '@backstage/ui';
import { errorStatus, useTexts } from '@internal/frontend-kit';
import type { SaveState } from './useSaving';
import { oncallTranslationRef } from '../../translation';

/** What the server answers when it refuses a draft: the engine's own sentence names the field. */
function reasonOf(error: unknown): string {
  const { body, message } = error as {
    message: string;
    body?: { error?: { message?: string } };
  };
  return errorStatus(error) === 400 ? body?.error?.message ?? message : '';
}

/** Why the draft is not saved. */
export function SaveFailure({ saving }: { saving: SaveState }) {
  const { t } = useTexts(oncallTranslationRef);
  const { error } = saving.mutation;
  const { newer, shown } = saving.editor;
  if (saving.asked && (shown.isStale || shown.problems.length > 0)) {
    return (
      <Alert
        status="danger"
        icon
        title={saving.editor.reason ?? t('editor.saving.incomplete')}
      />
    );
  }
  if (!error) return null;
  const status = errorStatus(error);
  if (status === 409) {
    // Whoever saved is named above, once the schedule is read again.
    return newer ? null : (
      <Alert
        status="warning"
        icon
        title={t('editor.saving.conflictAny')}
        description={t('editor.saving.conflictHint')}
      />
    );
  }
  const isRefused = status === 403 || status === 404;
  return (
    <Alert
      status="danger"
      icon
      title={
        isRefused
          ? t('editor.saving.refused')
          : t('editor.saving.failed', { reason: reasonOf(error) })
      }
    />
  );
}
