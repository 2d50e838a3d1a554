import { useDeferredValue, useEffect, useMemo, useReducer } from 'react';
import {
  dropKept,
  keep,
  readKept,
  type KeptPolicy,
} from '../../lib/policies/keptPolicy';
import {
  draftOf,
  formOf,
  isSameDraft,
  type PolicyForm,
} from '../../lib/policies/policyForm';
import type { Saved } from '../../lib/policies/saved';

/** How many edits can be taken back. */
const MOST_EDITS = 100;
/** Keys that follow each other so quickly are one edit. */
const ONE_EDIT_MS = 600;

interface State extends KeptPolicy {
  past: PolicyForm[];
  future: PolicyForm[];
  /** When the last key was pressed. */
  at: number;
}

/** Changes the form. */
export type Change = (edit: (form: PolicyForm) => PolicyForm) => void;

type Act =
  | { kind: 'change'; edit: (form: PolicyForm) => PolicyForm; at: number }
  | { kind: 'undo' | 'redo' }
  | { kind: 'rebase' | 'restart'; base: Saved };

/** What is there, whatever is typed into it. */
const shapeOf = ({ steps, fallback, acknowledgedFor, ...form }: PolicyForm) =>
  JSON.stringify([
    steps.map(({ key, targets }) => [key, targets.map(one => one.key)]),
    form.entityRefs,
    fallback?.key,
    acknowledgedFor !== undefined,
    form.waiting !== undefined,
  ]);

function step(state: State, isUndo: boolean): State {
  const { form, past, future } = state;
  const next = isUndo ? past.at(-1) : future[0];
  if (!next) return state;
  return isUndo
    ? {
        ...{ ...state, form: next, at: 0 },
        ...{ past: past.slice(0, -1), future: [form, ...future] },
      }
    : {
        ...{ ...state, form: next, at: 0 },
        ...{ past: [...past, form], future: future.slice(1) },
      };
}

function reduce(state: State, act: Act): State {
  const { form, past, at } = state;
  switch (act.kind) {
    case 'change': {
      const next = act.edit(form);
      if (next === form) return state;
      // What is pressed is an edit of its own; keys in one field are one.
      const isTyped = shapeOf(next) === shapeOf(form);
      const isSameEdit = isTyped && act.at - at < ONE_EDIT_MS;
      return {
        ...{ ...state, form: next, future: [], at: isTyped ? act.at : 0 },
        past: isSameEdit ? past : [...past.slice(1 - MOST_EDITS), form],
      };
    }
    case 'rebase':
      return { ...state, base: act.base };
    case 'restart': {
      const isTyped = !isSameDraft(draftOf(form), state.base.draft);
      return {
        ...{ form: formOf(act.base.draft), base: act.base },
        // What was typed can be had back, as any edit can.
        ...{ past: isTyped ? [...past, form] : past, future: [], at: 0 },
      };
    }
    default:
      return step(state, act.kind === 'undo');
  }
}

/**
 * What is typed, with what can be taken back. It is kept on this device until it is saved, and found again.
 *
 * @param options.key - which policy
 */
export function usePolicyForm(options: { key: string; saved: Saved }) {
  const { key, saved } = options;
  const [state, act] = useReducer(reduce, undefined, (): State => {
    const fresh = { form: formOf(saved.draft), base: saved };
    return { ...(readKept(key) ?? fresh), past: [], future: [], at: 0 };
  });
  const { form, base, past, future } = state;
  const draft = useMemo(() => draftOf(form), [form]);
  const isChanged = !isSameDraft(draft, base.draft);
  // Kept after it is on screen: writing takes as long as drawing.
  const settled = useDeferredValue(state);
  useEffect(() => {
    if (isSameDraft(draftOf(settled.form), settled.base.draft)) dropKept(key);
    else keep(key, { form: settled.form, base: settled.base });
  }, [key, settled]);
  const acts = useMemo(
    () => ({
      change: ((edit: (known: PolicyForm) => PolicyForm) =>
        act({ kind: 'change', edit, at: Date.now() })) as Change,
      undo: () => act({ kind: 'undo' }),
      redo: () => act({ kind: 'redo' }),
      /** What is typed stands on another revision from now on. */
      rebase: (onto: Saved) => act({ kind: 'rebase', base: onto }),
      /** Begins again with what is saved. */
      restart: (from: Saved) => act({ kind: 'restart', base: from }),
      forget: () => dropKept(key),
    }),
    [key],
  );
  return {
    ...acts,
    ...{ form, draft, base, isChanged },
    mayUndo: past.length > 0,
    mayRedo: future.length > 0,
  };
}

export type PolicyFormHandle = ReturnType<typeof usePolicyForm>;
