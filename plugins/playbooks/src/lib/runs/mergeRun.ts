import {
  placeMark,
  type Run,
  type RunStep,
} from '@callboard/backstage-plugin-playbooks-common';
import type { PendingMark } from './MarkQueue';

/** A run with what changed in it. An answer that is older than what is known says nothing new. */
export function mergeRun(known: Run | undefined, news: Run): Run {
  if (!known || known.id !== news.id) return news;
  if (news.revision < known.revision) return known;
  const before = new Map(known.steps.map(step => [step.stepId, step]));
  // An answer may hold more than its revision says.
  const newer = news.steps.filter(
    ({ stepId, revision }) => revision >= (before.get(stepId)?.revision ?? 0),
  );
  const changed = new Set(newer.map(({ stepId }) => stepId));
  const added = new Set(news.timeline.map(({ id }) => id));
  return {
    ...news,
    steps: [
      ...known.steps.filter(({ stepId }) => !changed.has(stepId)),
      ...newer,
    ],
    timeline: [
      ...known.timeline.filter(({ id }) => !added.has(id)),
      ...news.timeline,
    ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
  };
}

/** Where an item stands for the reader, with what they did that has not arrived yet. */
export type ShownStep = RunStep & { isSending?: true };

/** Items as the reader left them. */
export function shownSteps(
  run: Pick<Run, 'steps' | 'revision'>,
  pending: readonly PendingMark[],
  byRef: string,
): Map<string, ShownStep> {
  const steps = new Map<string, ShownStep>(
    run.steps.map(step => [step.stepId, step]),
  );
  for (const { deed, madeAt } of pending) {
    if (deed.kind === 'step') {
      const placed = placeMark(steps.get(deed.stepId), {
        stepId: deed.stepId,
        state: deed.state,
        byRef,
        at: new Date(madeAt).toISOString(),
        revision: run.revision,
        seenRevision: run.revision,
        text: deed.text,
      });
      steps.set(deed.stepId, { ...placed, isSending: true });
    }
  }
  return steps;
}
