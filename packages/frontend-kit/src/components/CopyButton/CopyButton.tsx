import { useEffect, useRef, useState } from 'react';
import { Button, ButtonIcon } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useAnnounce } from '../../hooks/useAnnounce';
import { useKitText } from '../../hooks/useKitText';
import { copyText } from '../../lib/copyText';
import styles from './CopyButton.module.css';

const CHECK_MS = 2_000;

/** Properties of {@link CopyButton}. */
export interface CopyButtonProps {
  /** What goes to the clipboard. */
  value: string;
  /** Names the value for those who do not see it: "channel #pay-core". */
  what: string;
  /** Visible text; without it the button is an icon. */
  label?: string;
}

/** Copies a text, says what was copied, and shows a check for two seconds. */
export function CopyButton({ value, what, label }: CopyButtonProps) {
  const t = useKitText();
  const announce = useAnnounce();
  const button = useRef<HTMLButtonElement>(null);
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const [presses, setPresses] = useState(0);

  useEffect(() => {
    if (state !== 'copied') return undefined;
    const timer = setTimeout(() => setState('idle'), CHECK_MS);
    return () => clearTimeout(timer);
  }, [state, presses]);

  const copy = async () => {
    const done = await copyText(value, button.current ?? document.body);
    setState(done ? 'copied' : 'failed');
    setPresses(count => count + 1);
    announce(done ? t('copy.done', { what }) : t('copy.failed'));
  };

  const Icon = state === 'copied' ? RiCheckLine : RiFileCopyLine;
  const shared = {
    ref: button,
    className: styles.button,
    variant: 'tertiary' as const,
    // Speech control finds a button by the words on it: they come first.
    'aria-label': label ? `${label}: ${what}` : t('copy.action', { what }),
    'data-copied': state === 'copied' || undefined,
    onPress: copy,
  };
  return (
    <span className={styles.root}>
      {label ? (
        <Button {...shared} iconStart={<Icon aria-hidden="true" />}>
          {label}
        </Button>
      ) : (
        <ButtonIcon {...shared} icon={<Icon aria-hidden="true" />} />
      )}
      {state === 'failed' && (
        <span className={styles.error}>{t('copy.failed')}</span>
      )}
    </span>
  );
}
