import { useDeferredValue, useEffect, useMemo, useReducer } from 'react';
import { dropKept, keepText, readKept } from '../lib/editor/keptText';

/** How many edits can be taken back. */
const MOST_EDITS = 100;
/** Keys that follow each other so quickly are one edit. */
const ONE_EDIT_MS = 600;

interface State {
  text: string;
  past: string[];
  future: string[];
  /** When the last key was pressed. */
  at: number;
}

type Act =
  | { kind: 'change'; edit: (text: string) => string; at: number }
  | { kind: 'undo' | 'redo' }
  | { kind: 'restart'; text: string };

function reduce(state: State, act: Act): State {
  const { text, past, future, at } = state;
  if (act.kind === 'change') {
    const next = act.edit(text);
    if (next === text) return state;
    const isSameEdit = past.length > 0 && act.at - at < ONE_EDIT_MS;
    return {
      text: next,
      past: isSameEdit ? past : [...past.slice(1 - MOST_EDITS), text],
      future: [],
      at: act.at,
    };
  }
  if (act.kind === 'restart') {
    // What was typed can be had back, as any edit can.
    return { text: act.text, past: [...past, text], future: [], at: 0 };
  }
  const [from, to] = act.kind === 'undo' ? [past, future] : [future, past];
  const next = act.kind === 'undo' ? from.at(-1) : from[0];
  if (next === undefined) return state;
  return act.kind === 'undo'
    ? { text: next, past: past.slice(0, -1), future: [text, ...to], at: 0 }
    : { text: next, past: [...to, text], future: future.slice(1), at: 0 };
}

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
  const [state, act] = useReducer(
    reduce,
    undefined,
    (): State => ({
      text: readKept(key, hash) ?? saved,
      past: [],
      future: [],
      at: 0,
    }),
  );
  const { text, past, future } = state;
  // Kept after it is on screen: writing takes as long as drawing.
  const settled = useDeferredValue(text);
  useEffect(() => {
    if (settled === saved) dropKept(key);
    else keepText(key, hash, settled);
  }, [key, hash, saved, settled]);
  const acts = useMemo(
    () => ({
      change: (edit: (known: string) => string) =>
        act({ kind: 'change', edit, at: Date.now() }),
      undo: () => act({ kind: 'undo' }),
      redo: () => act({ kind: 'redo' }),
      restart: (from: string) => act({ kind: 'restart', text: from }),
    }),
    [],
  );
  return {
    ...acts,
    text,
    isChanged: text !== saved,
    mayUndo: past.length > 0,
    mayRedo: future.length > 0,
  };
}
