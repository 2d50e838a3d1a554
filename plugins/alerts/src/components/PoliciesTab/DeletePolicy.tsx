import { useNames, useTexts } from '@internal/frontend-kit';
import type { StoredPolicy } from '@callboard/backstage-plugin-alerts-common';
import { usePolicyActs } from '../../hooks/policies/usePolicies';
import { alertsTranslationRef } from '../../translation';
import { ActDialog } from '../ActDialog';

/** Names that a sentence has room for. */
const MOST = 5;

/** Says who is paged in its place before a policy is deleted. */
export function DeletePolicy(props: {
  policy: StoredPolicy;
  onClose: () => void;
  onDeleted: (policy: StoredPolicy) => void;
}) {
  const { policy, onClose, onDeleted } = props;
  const { id, title, named, isTeamDefault, entityRefs } = policy;
  const { t } = useTexts(alertsTranslationRef);
  const { remove } = usePolicyActs();
  const shown = entityRefs.slice(0, MOST);
  const listed = shown.map(useNames(shown)).join(', ');
  const count = entityRefs.length;
  const names =
    count > MOST
      ? t('policies.use.more', { names: listed, count: count - MOST })
      : listed;
  const sentences = [
    isTeamDefault && t('policies.removal.team', { team: named.title }),
    count > 0 && t('policies.removal.services', { names, count }),
    !isTeamDefault && count === 0 && t('policies.removal.nobody'),
    t('policies.removal.open'),
  ].filter(Boolean);
  return (
    <ActDialog
      {...{ error: remove.error, isPending: remove.isPending, onClose }}
      title={t('policies.removal.title', { title })}
      keep={t('policies.removal.keep')}
      act={{
        label: t('policies.removal.act'),
        isDestructive: true,
        onAct: () =>
          remove.mutate(id, {
            onSuccess: () => {
              onClose();
              onDeleted(policy);
            },
          }),
      }}
    >
      {sentences.map(sentence => (
        <p key={String(sentence)}>{sentence}</p>
      ))}
    </ActDialog>
  );
}
