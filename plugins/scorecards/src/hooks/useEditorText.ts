import {
  useDeferredValue,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import { dropKept, keepText, readKept } from '../lib/editor/keptText';
import { TextHistory } from '../lib/editor/TextHistory';

/**
 * The text that is edited, with what can be taken back. It is kept on this device until it is saved, and found again.
 *
 * @param options.key - which document
 * @param options.saved - the text as the backend has it
 * @param options.hash - of the version that the reader has begun with
 */
export function useEditorText(options: {
  key: string;
  saved: string;
  hash: string | undefined;
}) {
  const { key, saved, hash } = options;
  const [history] = useState(
    () => new TextHistory(readKept(key, hash) ?? saved),
  );
  const { text, past, future } = useSyncExternalStore(
    history.subscribe,
    history.read,
  );
  // Kept after it is on screen: writing takes as long as drawing.
  const settled = useDeferredValue(text);
  useEffect(() => {
    if (settled === saved) dropKept(key);
    else keepText(key, hash, settled);
  }, [key, hash, saved, settled]);
  return {
    history,
    text,
    isChanged: text !== saved,
    mayUndo: past.length > 0,
    mayRedo: future.length > 0,
  };
}
