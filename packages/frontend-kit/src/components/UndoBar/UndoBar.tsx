import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Alert, Button } from '@backstage/ui';
import { useAnnounce } from '../../hooks/useAnnounce';
import { useKitText } from '../../hooks/useKitText';
import { useErrorReason } from '../ErrorBlock/useErrorReason';
import { KitRoot } from '../KitRoot/KitRoot';
import styles from './UndoBar.module.css';

const SHOWN_MS = 10_000;

/** Properties of {@link UndoBar}. */
export interface UndoBarProps {
  /** What was done, as a sentence. */
  text: string;
  /** Takes it back. When this fails, the bar stays and says why. */
  onUndo: () => Promise<unknown>;
  /** The bar goes: taken back, 10 s have passed, or another one comes. */
  onEnd: () => void;
}

/** Ends the bar that is shown: there is at most one, the next replaces it. */
let endShown: (() => void) | undefined;

/**
 * Says for 10 s what one's own act has done, and takes it back. Hover and focus stop the clock; a failed undo stops it for
 * good.
 */
export function UndoBar({ text, onUndo, onEnd }: UndoBarProps) {
  const t = useKitText();
  const announce = useAnnounce();
  const [held, setHeld] = useState(false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<{ error: unknown; at: number }>();
  const end = useRef(onEnd);
  end.current = onEnd;
  const bar = useRef<HTMLDivElement>(null);
  const before = useRef<HTMLElement | null>(null);

  // Whoever was in the bar when it goes is back where they came from, if that is still there.
  useLayoutEffect(
    () => () => {
      if (bar.current?.contains(document.activeElement)) {
        before.current?.focus({ preventScroll: true });
      }
    },
    [],
  );

  useEffect(() => {
    announce(text);
    const own = () => end.current();
    endShown?.();
    endShown = own;
    return () => {
      if (endShown === own) endShown = undefined;
    };
  }, [announce, text]);

  const waits = held || pending || failure !== undefined;
  useEffect(() => {
    if (waits) return undefined;
    const timer = setTimeout(() => end.current(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [waits]);

  const undo = async () => {
    setPending(true);
    try {
      await onUndo();
      announce(t('undo.done'));
      end.current();
    } catch (error) {
      setFailure({ error, at: Date.now() });
      setPending(false);
    }
  };

  return createPortal(
    <KitRoot>
      <div
        ref={bar}
        role="region"
        aria-label={t('undo.label')}
        // React Aria leaves such elements to the reader beside an open dialog, and does not close it for a press here.
        data-react-aria-top-layer="true"
        className={styles.bar}
        onMouseEnter={() => setHeld(true)}
        onMouseLeave={() => setHeld(false)}
        onFocus={({ relatedTarget }) => {
          setHeld(true);
          if (!bar.current?.contains(relatedTarget)) {
            before.current = relatedTarget as HTMLElement | null;
          }
        }}
        onBlur={() => setHeld(false)}
      >
        <Alert
          status={failure ? 'danger' : 'info'}
          icon
          title={text}
          description={failure && <Failure {...failure} />}
          customActions={
            <>
              <Button variant="secondary" isPending={pending} onPress={undo}>
                {failure ? t('async.retry') : t('undo.action')}
              </Button>
              {failure && (
                <Button variant="tertiary" onPress={() => end.current()}>
                  {t('undo.close')}
                </Button>
              )}
            </>
          }
        />
      </div>
    </KitRoot>,
    document.body,
  );
}

function Failure({ error, at }: { error: unknown; at: number }) {
  const t = useKitText();
  const reason = useErrorReason(error, at);
  return (
    <>
      {t('undo.failed')} {reason}
    </>
  );
}
