import { useState } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Select,
} from '@backstage/ui';
import {
  CopyableText,
  KitRoot,
  Snippet,
  useTexts,
} from '@internal/frontend-kit';
import {
  intakeKinds,
  type IntakeKind,
  type NewRoutingKey,
} from '@callboard/backstage-plugin-alerts-common';
import { useBackendAddress } from '../../hooks/useKeys';
import { keySnippet } from '../../lib/keySnippet';
import { alertsTranslationRef } from '../../translation';
import styles from './KeysTab.module.css';

/** The secret and how senders take it, for as long as the dialog is open. */
export function SecretDialog(props: {
  made: NewRoutingKey;
  onClose: () => void;
}) {
  const { made, onClose } = props;
  const { secret, key } = made;
  const { t } = useTexts(alertsTranslationRef);
  const address = useBackendAddress();
  const [kind, setKind] = useState<IntakeKind>('alertmanager');
  const snippet = address && keySnippet({ kind, address, secret });
  return (
    // A press beside it, or Escape, would lose what is shown nowhere else.
    <Dialog
      isOpen
      width={640}
      isDismissable={false}
      isKeyboardDismissDisabled
      onOpenChange={isOpen => !isOpen && onClose()}
    >
      <DialogHeader>{t('keys.once.title', { title: key.title })}</DialogHeader>
      <DialogBody>
        <KitRoot>
          <div className={styles.form}>
            <p>{t('keys.once.hint')}</p>
            <CopyableText text={secret} what={t('keys.once.secret')} />
            <Select
              label={t('keys.once.sender')}
              options={intakeKinds.map(id => ({
                id,
                label: t(`keys.once.senders.${id}`),
              }))}
              value={kind}
              onChange={chosen =>
                setKind(intakeKinds.find(one => one === chosen) ?? kind)
              }
            />
            {snippet && <Snippet {...snippet} what={t('keys.once.snippet')} />}
          </div>
        </KitRoot>
      </DialogBody>
      <DialogFooter>
        <Button variant="primary" onPress={onClose}>
          {t('keys.once.kept')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
