import type { ReactNode } from 'react';
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
import { scorecardsTranslationRef } from '../../translation';
import styles from './ActDialog.module.css';

/** Says what an act does before it is done. */
export function ActDialog(props: {
  title: string;
  /** What the button does. */
  action: string;
  /** It takes something from people: its button looks so. */
  isDestructive?: boolean;
  isDisabled?: boolean;
  isPending: boolean;
  error: unknown;
  onAct: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const { title, action, isDestructive, isDisabled, onClose, children } = props;
  const { t } = useTexts(scorecardsTranslationRef);
  return (
    <Dialog isOpen width={480} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>{title}</DialogHeader>
      <DialogBody>
        <KitRoot>
          <div className={styles.form}>
            {children}
            {Boolean(props.error) && (
              <div role="alert">
                <StatusText
                  tone="bad"
                  text={t('campaigns.failed', {
                    reason: errorReason(props.error),
                  })}
                />
              </div>
            )}
          </div>
        </KitRoot>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('campaigns.cancel')}
        </Button>
        <Button
          variant="primary"
          destructive={isDestructive}
          isDisabled={isDisabled}
          isPending={props.isPending}
          onPress={props.onAct}
        >
          {action}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
