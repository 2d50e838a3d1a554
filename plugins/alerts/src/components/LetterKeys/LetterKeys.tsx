import { useState } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogHeader,
  Switch,
} from '@backstage/ui';
import { KitRoot, useTexts } from '@internal/frontend-kit';
import { usePressKeys } from '../../hooks/usePressKeys';
import { hasLetterKeys, keepLetterKeys } from '../../lib/letterKeys';
import { alertsTranslationRef } from '../../translation';
import styles from './LetterKeys.module.css';

const OF = {
  list: ['j', 'k', 'x', 'a', 'r', 'e', 's', 'n'],
  alert: ['a', 'r', 'e', 's', 'n'],
} as const;

/** Tells the keys of a page, by `?` or a button, and switches them off and on. */
export function LetterKeys(props: { of: keyof typeof OF }) {
  const { t } = useTexts(alertsTranslationRef);
  const [isOpen, setOpen] = useState(false);
  usePressKeys({ '?': () => setOpen(true) });
  return (
    <>
      <div>
        <Button
          variant="tertiary"
          size="small"
          aria-keyshortcuts="?"
          aria-haspopup="dialog"
          onPress={() => setOpen(true)}
        >
          {t('letters.open')}
        </Button>
      </div>
      {isOpen && <Keys of={props.of} onClose={() => setOpen(false)} />}
    </>
  );
}

function Keys(props: { of: keyof typeof OF; onClose: () => void }) {
  const { of, onClose } = props;
  const { t } = useTexts(alertsTranslationRef);
  const [isOn, setOn] = useState(hasLetterKeys);
  return (
    <Dialog isOpen width={480} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>{t('letters.title')}</DialogHeader>
      <DialogBody>
        <KitRoot>
          <dl className={styles.keys}>
            {OF[of].map(key => (
              <div key={key} className={styles.key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{t(`letters.acts.${key}`)}</dd>
              </div>
            ))}
          </dl>
          <Switch
            label={t('letters.on')}
            isSelected={isOn}
            onChange={next => {
              keepLetterKeys(next);
              setOn(next);
            }}
          />
        </KitRoot>
      </DialogBody>
    </Dialog>
  );
}
