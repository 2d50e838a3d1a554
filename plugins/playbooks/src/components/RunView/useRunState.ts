import { useMemo, useState } from 'react';
import { newUuid } from '@internal/frontend-kit';
import type {
  Run,
  RunMoment,
  RunPage,
} from '@callboard/backstage-plugin-playbooks-common';
import { hasDraft } from '../../hooks/useDraft';
import { usePeopleNames } from '../../hooks/usePeopleNames';
import { useRunMarks } from '../../hooks/useRunMarks';
import { draftNames } from '../../lib/runs/draftNames';
import { shownSteps, type ShownStep } from '../../lib/runs/mergeRun';
import type { OpenNote, RunValue } from './RunContext';

/** The item to do now: the one the reader is on, else the first that nobody has touched. */
function currentOf(
  items: RunPage['items'],
  steps: ReadonlyMap<string, ShownStep>,
  me: string,
): string | undefined {
  const mine = items.find(({ id }) => {
    const step = steps.get(id);
    return step?.state === 'doing' && step.byRef === me;
  });
  const next = items.find(
    ({ id }) => (steps.get(id)?.state ?? 'todo') === 'todo',
  );
  return (mine ?? next)?.id;
}

/** Items about which something was typed and not sent, as before a reload. */
const unsentNotes = (
  items: RunPage['items'],
  draftsOf: string,
): ReadonlyMap<string, OpenNote> =>
  new Map(
    items.flatMap(({ id }) =>
      Object.values(draftNames(draftsOf, id)).some(hasDraft)
        ? [[id, 'unsent'] as const]
        : [],
    ),
  );

/** A run as its reader sees it, with what they did that has not arrived, and what they can do. */
export function useRunState(
  { run, me, mayWrite }: { run: Run; me: string; mayWrite: boolean },
  { items }: RunPage,
) {
  const { pending, refused, isCutOff, queue } = useRunMarks(run.id, me);
  const nameOf = usePeopleNames([
    ...run.peopleRefs,
    ...run.steps.flatMap(({ unseen }) => unseen?.byRef ?? []),
  ]);
  const draftsOf = `${me} ${run.id}`;
  const [notesOn, setNotesOn] = useState(() => unsentNotes(items, draftsOf));
  const steps = useMemo(() => shownSteps(run, pending, me), [run, pending, me]);
  const titles = useMemo(
    () => new Map(items.map(({ id, title }) => [id, title])),
    [items],
  );
  const value: RunValue = {
    items,
    titleOf: id => titles.get(id) || run.title,
    nameOf,
    steps,
    currentId: currentOf(items, steps, me),
    mark: (stepId, state) =>
      queue.add({
        id: newUuid(),
        kind: 'step',
        stepId,
        state,
        seenRevision:
          run.steps.find(step => step.stepId === stepId)?.revision ?? 0,
      }),
    note: note => queue.add({ id: newUuid(), kind: 'note', ...note }),
    draftsOf,
    notesOn,
    setNote: (stepId, why) =>
      setNotesOn(before => {
        const after = new Map(before);
        if (why) after.set(stepId, why);
        else after.delete(stepId);
        return after;
      }),
    canMark: mayWrite && run.endedAt === undefined,
    canNote: mayWrite,
  };
  return {
    value,
    waiting: pending.length,
    refused,
    isCutOff,
    dismiss: () => queue.dismiss(),
    markMoment: (moment: RunMoment) =>
      queue.add({ id: newUuid(), kind: 'moment', moment }),
  };
}
