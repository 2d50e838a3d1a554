import { useTexts } from '@internal/frontend-kit';
import type {
  NewRoutingKey,
  RoutingKey,
} from '@callboard/backstage-plugin-alerts-common';
import { useKeyAct } from '../../hooks/useKeys';
import { alertsTranslationRef } from '../../translation';
import { ActDialog } from '../ActDialog';

/** Says what becomes of the old secret before there is another one. */
export function RotateDialog(props: {
  of: RoutingKey;
  onClose: () => void;
  onMade: (made: NewRoutingKey) => void;
}) {
  const { of: key, onClose, onMade } = props;
  const { t } = useTexts(alertsTranslationRef);
  const rotate = useKeyAct(api => api.rotateKey(key.id));
  return (
    <ActDialog
      title={t('keys.rotateDialog.title', { title: key.title })}
      error={rotate.error}
      isPending={rotate.isPending}
      onClose={onClose}
      act={{
        label: t('keys.rotateDialog.act'),
        onAct: () => rotate.mutate(undefined, { onSuccess: onMade }),
      }}
    >
      <p>{t('keys.rotateDialog.hint')}</p>
    </ActDialog>
  );
}
