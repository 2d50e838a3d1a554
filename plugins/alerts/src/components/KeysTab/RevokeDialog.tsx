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
  useTexts,
} from '@internal/frontend-kit';
import type { RoutingKey } from '@callboard/backstage-plugin-alerts-common';
import { useAgeText } from '../../hooks/useAgeText';
import { useKeyAct } from '../../hooks/useKeys';
import { alertsTranslationRef } from '../../translation';

/** Says who is cut off before it is done: it cannot be undone. */
export function RevokeDialog(props: { of: RoutingKey; onClose: () => void }) {
  const { of: key, onClose } = props;
  const { t } = useTexts(alertsTranslationRef);
  const ageOf = useAgeText();
  const revoke = useKeyAct(api => api.revokeKey(key.id));
  const used = key.secrets.find(({ lastUsedAt }) => lastUsedAt)?.lastUsedAt;
  return (
    <Dialog isOpen width={480} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>
        {t('keys.revokeDialog.title', { title: key.title })}
      </DialogHeader>
      <DialogBody>
        <KitRoot>
          <p>{t('keys.revokeDialog.hint')}</p>
          {used && (
            <StatusText
              tone="warn"
              text={t('keys.revokeDialog.used', { age: ageOf(used) })}
            />
          )}
          {revoke.error && (
            <div role="alert">
              <StatusText
                tone="bad"
                text={t('acts.failed', { reason: errorReason(revoke.error) })}
              />
            </div>
          )}
        </KitRoot>
      </DialogBody>
      <DialogFooter>
        {/* eslint-disable-next-line jsx-a11y/no-autofocus -- the focus begins where nothing is destroyed */}
        <Button variant="secondary" autoFocus onPress={onClose}>
          {t('keys.revokeDialog.keep')}
        </Button>
        <Button
          variant="primary"
          destructive
          isPending={revoke.isPending}
          onPress={() => revoke.mutate(undefined, { onSuccess: onClose })}
        >
          {t('keys.revokeDialog.act')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
