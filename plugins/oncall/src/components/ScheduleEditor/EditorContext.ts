import { createContext, useCallback, useContext, useMemo } from 'react';
import type { ScheduleComparison } from '@callboard/backstage-plugin-oncall-common';
import type { LayerDraft, ScheduleDraft } from '../../lib/editor/draft';
import type { OutlookAnswer } from '../../lib/editor/outlook';
import type { DraftProblem } from '../../lib/editor/readDraft';

/** What the parts of the editor share. */
export interface EditorValue {
  draft: ScheduleDraft;
  /** As it is saved, to say what a field was. */
  saved: ScheduleDraft;
  isNew: boolean;
  /** Beside the shifts of the file that the draft was made from. */
  fromFile?: ScheduleComparison;
  /** Key of the slot whose turn it is when the change begins to hold, by key of the layer. */
  due: Record<string, string>;
  change: (change: (draft: ScheduleDraft) => ScheduleDraft) => void;
  /** What another draft would do. */
  ahead: (draft: ScheduleDraft) => OutlookAnswer;
  problems: readonly DraftProblem[];
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

/** What changes in a layer; a function where that depends on what it is. */
export type LayerChange =
  | Partial<LayerDraft>
  | ((layer: LayerDraft) => Partial<LayerDraft>);

/**
 * One layer, as it is typed and as it is saved, and how to change it. It is the same while nothing of this layer changes: a
 * press of a key draws only the layer it was meant for.
 */
export function useLayerValue(key: string) {
  const { draft, saved, due, change, problems, problemOf } = useEditor();
  const byKey = (layer: LayerDraft) => layer.key === key;
  const place = draft.layers.findIndex(byKey);
  const layer = draft.layers[place];
  const total = draft.layers.length;
  const savedLayer = saved.layers.find(byKey);
  const scheduleZone = draft.timeZone;
  const dueSlot = due[key] as string | undefined;
  const own = `layers.${key}.`;
  const wrong = JSON.stringify(
    problems.map(({ field }) => field.startsWith(own) && problemOf(field)),
  );
  const changeLayer = useCallback(
    (changes: LayerChange) =>
      change(known => ({
        ...known,
        layers: known.layers.map(each =>
          each.key === key
            ? {
                ...each,
                ...(typeof changes === 'function' ? changes(each) : changes),
              }
            : each,
        ),
      })),
    [change, key],
  );
  const problemInLayer = useCallback(
    (field: string, value?: string) => problemOf(`${own}${field}`, value),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `wrong` is all that `problemOf` says of this layer
    [own, wrong],
  );
  return useMemo(
    () => ({
      layer,
      place,
      total,
      saved: savedLayer,
      scheduleZone,
      due: dueSlot,
      /** With a path below the layer, such as `startsAt.time`. */
      problemOf: problemInLayer,
      changeLayer,
      /** Changes the whole schedule. */
      change,
    }),
    [
      layer,
      place,
      total,
      savedLayer,
      scheduleZone,
      dueSlot,
      problemInLayer,
      changeLayer,
      change,
    ],
  );
}

/** What {@link useLayerValue} answers with. */
export type LayerValue = ReturnType<typeof useLayerValue>;

const LayerContext = createContext<LayerValue | undefined>(undefined);

export const LayerProvider = LayerContext.Provider;

/** The layer that this stands in. */
export function useLayer(): LayerValue {
  const value = useContext(LayerContext);
  if (!value) throw new Error('Stands outside of a layer');
  return value;
}
