import { useState } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { KitRoot, useTexts } from '@internal/frontend-kit';
import { useSources } from '../../hooks/useSources';
import { freeId, isSourceId, type Connectable } from '../../lib/connectable';
import { buildHealthTranslationRef } from '../../translation';
import { Arrival } from './Arrival';
import { ChooseProvider } from './ChooseProvider';
import styles from './ConnectDialog.module.css';
import { Recipe } from './Recipe';

const STEPS = ['choose', 'configure', 'arrive'] as const;

/** Three steps to a new source: which provider, what to set on both sides, and the first build that arrives. */
export function ConnectDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const [step, setStep] = useState(0);
  const [provider, setProvider] = useState<Connectable>('github');
  const [writtenId, setId] = useState<string>();
  const { data } = useSources({ isLive: step === 2 });
  const taken = new Set(data?.items.map(source => source.id));
  const id = writtenId ?? freeId(provider, taken);
  const next = () => {
    // It is no longer free once the source is there.
    setId(id);
    setStep(step + 1);
  };
  const choose = (chosen: Connectable) => {
    setProvider(chosen);
    setId(undefined);
  };
  return (
    <Dialog isOpen width={640} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>{t('sources.connect.title')}</DialogHeader>
      <DialogBody>
        <KitRoot>
          <div className={styles.step}>
            <h3 aria-live="polite">
              {t('sources.connect.step', {
                n: `${step + 1}`,
                name: t(`sources.connect.${STEPS[step]}`),
              })}
            </h3>
            {step === 0 && (
              <ChooseProvider provider={provider} onChange={choose} />
            )}
            {step === 1 && (
              <Recipe
                provider={provider}
                id={id}
                isTaken={taken.has(id)}
                onIdChange={setId}
              />
            )}
            {step === 2 && <Arrival id={id} />}
          </div>
        </KitRoot>
      </DialogBody>
      <DialogFooter>
        {step > 0 && (
          <Button variant="secondary" onPress={() => setStep(step - 1)}>
            {t('sources.connect.back')}
          </Button>
        )}
        {step < 2 ? (
          <Button isDisabled={step === 1 && !isSourceId(id)} onPress={next}>
            {t('sources.connect.next')}
          </Button>
        ) : (
          <Button onPress={onClose}>{t('sources.connect.close')}</Button>
        )}
      </DialogFooter>
    </Dialog>
  );
}
