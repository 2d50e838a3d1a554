import { Alert, Button } from '@backstage/ui';
import { errorReason, errorStatus, useTexts } from '@internal/frontend-kit';
import type { StoredPolicy } from '@callboard/backstage-plugin-alerts-common';
import type { PolicyEditorState } from '../../hooks/policies/usePolicyEditor';
import { usePolicyText } from '../../hooks/policies/usePolicyText';
import { refusedFields } from '../../lib/policies/policyProblems';
import { alertsTranslationRef } from '../../translation';

/** At most one band: that somebody else was faster, or that saving failed. */
export function EditorNotes({ editor }: { editor: PolicyEditorState }) {
  const { save, policy, isGone, isConflict } = editor;
  const { t } = useTexts(alertsTranslationRef);
  if (isGone) {
    return (
      <Alert
        status="warning"
        icon
        title={t('policies.editor.gone')}
        description={t('policies.editor.goneHint')}
      />
    );
  }
  if (isConflict && policy) return <Conflict {...{ editor, policy }} />;
  const { error } = save;
  // What is wrong with fields stands at the fields.
  if (!error || refusedFields(error).length > 0) return null;
  // Whoever was faster is told of once the list is read again.
  if (policy && errorStatus(error) === 409 && save.isPending) return null;
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={t('policies.editor.failed', { reason: errorReason(error) })}
    />
  );
}

/** Who was first, with what, and a way on that loses neither. */
function Conflict(props: { editor: PolicyEditorState; policy: StoredPolicy }) {
  const { editor, policy } = props;
  const { rebase, restart, saved, save } = editor;
  const { t } = useTexts(alertsTranslationRef);
  const text = usePolicyText([policy.rules]);
  const person = policy.updatedBy.title;
  return (
    <Alert
      role="alert"
      status="warning"
      icon
      title={t('policies.editor.conflict', { person })}
      description={t('policies.editor.conflictHint', {
        sentence: text.sentence(policy.rules),
      })}
      customActions={
        <>
          <Button
            size="small"
            variant="secondary"
            onPress={() => {
              restart(saved);
              save.reset();
            }}
          >
            {t('policies.editor.theirs')}
          </Button>
          <Button
            size="small"
            variant="secondary"
            onPress={() => {
              rebase(saved);
              save.reset();
            }}
          >
            {t('policies.editor.mine')}
          </Button>
        </>
      }
    />
  );
}
