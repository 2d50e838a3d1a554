import { createContext, useContext } from 'react';
import type { LayerDraft, ScheduleDraft } from '../../lib/editor/draft';

/** What the parts of the editor share. */
export interface EditorValue {
  draft: ScheduleDraft;
  /** As it is saved, to say what a field was. */
  saved: ScheduleDraft;
  isNew: boolean;
  /** Key of the slot whose turn it is when the change begins to hold, by key of the layer. */
  due: Record<string, string>;
  change: (change: (draft: ScheduleDraft) => ScheduleDraft) => void;
  /** What is wrong with a field, by its name in `DraftProblem`. */
  problemOf: (field: string, value?: string) => string | undefined;
}

const Context = createContext<EditorValue | undefined>(undefined);

export const EditorProvider = Context.Provider;

export function useEditor(): EditorValue {
  const value = useContext(Context);
  if (!value) throw new Error('Stands outside of the schedule editor');
  return value;
}

/** One layer, as it is typed and as it is saved, and how to change it. */
export function useLayer(key: string) {
  const { draft, saved, due, change, problemOf } = useEditor();
  const byKey = (layer: LayerDraft) => layer.key === key;
  const place = draft.layers.findIndex(byKey);
  return {
    layer: draft.layers[place],
    place,
    total: draft.layers.length,
    saved: saved.layers.find(byKey),
    scheduleZone: draft.timeZone,
    due: due[key] as string | undefined,
    /** With a path below the layer, such as `startsAt.time`. */
    problemOf: (field: string, value?: string) =>
      problemOf(`layers.${key}.${field}`, value),
    changeLayer: (changes: Partial<LayerDraft>) =>
      change(known => ({
        ...known,
        layers: known.layers.map(layer =>
          byKey(layer) ? { ...layer, ...changes } : layer,
        ),
      })),
  };
}
