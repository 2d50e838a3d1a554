import { useDeferredValue, useEffect, useMemo, useReducer } from 'react';
import type { ScheduleDraft } from '../lib/editor/draft';
import { dropDraft, keepDraft, readKept } from '../lib/editor/draftStore';

/** How many edits can be taken back. */
const MAX_PAST = 100;

interface DraftState {
  draft: ScheduleDraft;
  /** Earlier ones, the oldest first. */
  past: ScheduleDraft[];
  /** Those that were taken back, the one to come next first. */
  future: ScheduleDraft[];
  /** Number of the saved version that the draft stands on; 0 for a new schedule. */
  baseVersion: number;
  /** When it was last kept on this device; absent while it is as it was saved. */
  savedAt?: number;
}

type Change = (draft: ScheduleDraft) => ScheduleDraft;

type Act =
  | { kind: 'change'; change: Change; at: number }
  | { kind: 'undo' | 'redo'; at: number }
  | { kind: 'rebase' | 'restart'; draft: ScheduleDraft; version: number };

function reduce(state: DraftState, act: Act): DraftState {
  const { draft, past, future } = state;
  switch (act.kind) {
    case 'change':
      return {
        ...state,
        draft: act.change(draft),
        past: [...past.slice(1 - MAX_PAST), draft],
        future: [],
        savedAt: act.at,
      };
    case 'undo':
      return past.length === 0
        ? state
        : {
            ...state,
            draft: past[past.length - 1],
            past: past.slice(0, -1),
            future: [draft, ...future],
            savedAt: act.at,
          };
    case 'redo':
      return future.length === 0
        ? state
        : {
            ...state,
            draft: future[0],
            past: [...past, draft],
            future: future.slice(1),
            savedAt: act.at,
          };
    case 'rebase':
      return { ...state, draft: act.draft, baseVersion: act.version };
    default:
      // What was typed can be had back, as any edit can.
      return {
        draft: act.draft,
        past: [...past, draft],
        future: [],
        baseVersion: act.version,
      };
  }
}

/** What {@link useDraft} answers with. */
export type DraftHandle = ReturnType<typeof useDraft>;

/**
 * What is typed into the editor: kept on this device with each edit, found again when the editor is opened again.
 *
 * @param key - which draft, where there are several on this device
 */
export function useDraft(options: {
  key: string;
  baseVersion: number;
  /** As it is saved. */
  initial: () => ScheduleDraft;
}) {
  const { key } = options;
  const [state, act] = useReducer(reduce, undefined, (): DraftState => {
    const { baseVersion, initial } = options;
    const kept = readKept(key) ?? { draft: initial(), baseVersion };
    return { ...kept, past: [], future: [] };
  });
  const { draft, baseVersion, savedAt } = state;
  // Kept after what was typed is on screen: writing takes as long as drawing it.
  const settled = useDeferredValue(state);
  useEffect(() => {
    const { savedAt: at } = settled;
    if (at === undefined) dropDraft(key);
    else {
      keepDraft(key, {
        draft: settled.draft,
        baseVersion: settled.baseVersion,
        savedAt: at,
      });
    }
  }, [key, settled]);

  const acts = useMemo(
    () => ({
      change: (edit: Change) =>
        act({ kind: 'change', change: edit, at: Date.now() }),
      undo: () => act({ kind: 'undo', at: Date.now() }),
      redo: () => act({ kind: 'redo', at: Date.now() }),
      /** The draft stands on a later version from now on. */
      rebase: (onto: ScheduleDraft, version: number) =>
        act({ kind: 'rebase', draft: onto, version }),
      /** Starts again from what is saved. */
      restart: (fresh: ScheduleDraft, version: number) =>
        act({ kind: 'restart', draft: fresh, version }),
      /** Keeps nothing here: it is saved. */
      forget: () => dropDraft(key),
    }),
    [key],
  );
  return {
    ...acts,
    draft,
    baseVersion,
    savedAt,
    mayUndo: state.past.length > 0,
    mayRedo: state.future.length > 0,
  };
}
