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
import { alertsTranslationRef } from '../../translation';
import styles from './ActDialog.module.css';

/** Asks what an act needs. A failure stays beside it, with what was filled in. */
export function ActDialog(props: {
  title: string;
  onClose: () => void;
  error: unknown;
  /** The one act of it; absent where its choices are buttons. */
  act?: {
    label: string;
    onAct: () => void;
    isDisabled?: boolean;
    /** It cannot be undone: its button looks so. */
    isDestructive?: boolean;
  };
  /** What its other button says where the act takes something from people: the focus begins there. */
  keep?: string;
  isPending?: boolean;
  children: ReactNode;
}) {
  const { title, onClose, error, act, keep, isPending, children } = props;
  const { t } = useTexts(alertsTranslationRef);
  return (
    <Dialog
      isOpen
      width={480}
      // What is on its way is not kept back by closing.
      onOpenChange={isOpen => !isOpen && !isPending && onClose()}
    >
      <DialogHeader>{title}</DialogHeader>
      <DialogBody>
        <KitRoot>
          <div className={styles.form}>
            {children}
            {error !== null && error !== undefined && (
              <div role="alert">
                <StatusText
                  tone="bad"
                  text={t('acts.failed', { reason: errorReason(error) })}
                />
              </div>
            )}
          </div>
        </KitRoot>
      </DialogBody>
      <DialogFooter>
        <Button
          variant="secondary"
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the focus begins where nothing is taken
          autoFocus={!!keep}
          isDisabled={isPending}
          onPress={onClose}
        >
          {keep ?? t('acts.cancel')}
        </Button>
        {act && (
          <Button
            variant="primary"
            destructive={act.isDestructive}
            isDisabled={act.isDisabled}
            isPending={isPending}
            onPress={act.onAct}
          >
            {act.label}
          </Button>
        )}
      </DialogFooter>
    </Dialog>
  );
}
