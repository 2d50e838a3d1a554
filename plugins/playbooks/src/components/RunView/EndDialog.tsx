import { useState } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { KitRoot, useTexts } from '@internal/frontend-kit';
import type {
  RunEnd,
  RunItem,
  RunOutcome,
} from '@callboard/backstage-plugin-playbooks-common';
import { playbooksTranslationRef } from '../../translation';
import styles from './RunView.module.css';

const OUTCOMES: RunOutcome[] = ['fixed', 'partly', 'not-by-this-page'];

/** Two taps: did it help, and which step was wrong. The first one ends the run; the second is more than asked for. */
export function EndDialog(props: {
  items: readonly RunItem[];
  titleOf: (itemId: string) => string;
  end: (end: RunEnd) => Promise<unknown>;
  onClose: (outcome?: RunOutcome) => void;
}) {
  const { items, titleOf, end, onClose } = props;
  const { t } = useTexts(playbooksTranslationRef);
  const [outcome, setOutcome] = useState<RunOutcome>();
  const [isPending, setPending] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const say = async (said: RunEnd, then: () => void) => {
    if (isPending) return;
    setPending(true);
    setFailed(false);
    try {
      await end(said);
      then();
    } catch {
      setFailed(true);
    } finally {
      setPending(false);
    }
  };
  return (
    <Dialog isOpen width={480} onOpenChange={open => !open && onClose(outcome)}>
      <DialogHeader>
        {outcome ? t('runs.end.wrong') : t('runs.end.title')}
      </DialogHeader>
      <DialogBody>
        <KitRoot>
          <div className={styles.choices}>
            {outcome === undefined
              ? OUTCOMES.map(one => (
                  <Button
                    key={one}
                    variant="secondary"
                    isDisabled={isPending}
                    onPress={() => say({ outcome: one }, () => setOutcome(one))}
                  >
                    {t(`runs.end.${one}`)}
                  </Button>
                ))
              : items.map(({ id }) => (
                  <Button
                    key={id}
                    variant="secondary"
                    isDisabled={isPending}
                    onPress={() =>
                      say({ outcome, wrongStepId: id }, () => onClose(outcome))
                    }
                  >
                    {titleOf(id)}
                  </Button>
                ))}
          </div>
          {hasFailed && <p role="alert">{t('runs.end.failed')}</p>}
        </KitRoot>
      </DialogBody>
      <DialogFooter>
        <Button variant="tertiary" onPress={() => onClose(outcome)}>
          {outcome ? t('runs.end.none') : t('runs.note.cancel')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
