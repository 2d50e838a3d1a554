import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import {
  errorReason,
  KitRoot,
  StatusText,
  useNames,
  useTexts,
} from '@internal/frontend-kit';
import type { StoredPolicy } from '@callboard/backstage-plugin-alerts-common';
import { usePolicyActs } from '../../hooks/policies/usePolicies';
import { alertsTranslationRef } from '../../translation';

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
    <Dialog
      isOpen
      width={480}
      // What is on its way is not kept back by closing.
      onOpenChange={isOpen => !isOpen && !remove.isPending && onClose()}
    >
      <DialogHeader>{t('policies.removal.title', { title })}</DialogHeader>
      <DialogBody>
        <KitRoot>
          {sentences.map(sentence => (
            <p key={String(sentence)}>{sentence}</p>
          ))}
          {remove.error && (
            <div role="alert">
              <StatusText
                tone="bad"
                text={t('acts.failed', { reason: errorReason(remove.error) })}
              />
            </div>
          )}
        </KitRoot>
      </DialogBody>
      <DialogFooter>
        {/* eslint-disable-next-line jsx-a11y/no-autofocus -- the focus begins where nothing is destroyed */}
        <Button variant="secondary" autoFocus onPress={onClose}>
          {t('policies.removal.keep')}
        </Button>
        <Button
          variant="primary"
          destructive
          isPending={remove.isPending}
          onPress={() =>
            remove.mutate(id, {
              onSuccess: () => {
                onClose();
                onDeleted(policy);
              },
            })
          }
        >
          {t('policies.removal.act')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
