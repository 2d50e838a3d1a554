import { StatusText, useTexts } from '@internal/frontend-kit';
import type { RoutingKey } from '@callboard/backstage-plugin-alerts-common';
import { useAgeText } from '../../hooks/useAgeText';
import { useKeyAct } from '../../hooks/useKeys';
import { alertsTranslationRef } from '../../translation';
import { ActDialog } from '../ActDialog';

/** Says who is cut off before it is done: it cannot be undone. */
export function RevokeDialog(props: { of: RoutingKey; onClose: () => void }) {
  const { of: key, onClose } = props;
  const { t } = useTexts(alertsTranslationRef);
  const ageOf = useAgeText();
  const { mutate, error, isPending } = useKeyAct(api => api.revokeKey(key.id));
  const used = key.secrets.find(({ lastUsedAt }) => lastUsedAt)?.lastUsedAt;
  return (
    <ActDialog
      {...{ error, isPending, onClose }}
      title={t('keys.revokeDialog.title', { title: key.title })}
      keep={t('keys.revokeDialog.keep')}
      act={{
        label: t('keys.revokeDialog.act'),
        isDestructive: true,
        onAct: () => mutate(undefined, { onSuccess: onClose }),
      }}
    >
      <p>{t('keys.revokeDialog.hint')}</p>
      {used && (
        <StatusText
          tone="warn"
          text={t('keys.revokeDialog.used', { age: ageOf(used) })}
        />
      )}
    </ActDialog>
  );
}
