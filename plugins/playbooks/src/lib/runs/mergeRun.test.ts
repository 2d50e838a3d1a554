import type {
  Run,
  RunEntry,
} from '@callboard/backstage-plugin-playbooks-common';
import { mergeRun, shownSteps } from './mergeRun';

const at = (minute: number) => `2026-11-26T03:0${minute}:00.000Z`;
const entry = (id: string, minute: number, revision: number): RunEntry => ({
  id,
  revision,
  kind: 'note',
  at: at(minute),
  byRef: 'user:default/ana',
});
const step = (stepId: string, revision: number) => ({
  stepId,
  state: 'done' as const,
  byRef: 'user:default/ana',
  at: at(1),
  revision,
});
const run = (change: Partial<Run>): Run => ({
  id: 'r1',
  pageId: 'lag',
  title: 'Lag',
  version: 'v1',
  isDrill: false,
  startedByRef: 'user:default/ana',
  startedAt: at(0),
  peopleRefs: ['user:default/ana'],
  progress: { all: 2, done: 0, skipped: 0, failed: 0 },
  revision: 1,
  values: {},
  steps: [],
  timeline: [],
  ...change,
});

describe('mergeRun', () => {
  it('takes what changed, and keeps the rest, in the order of the moments', () => {
    const known = run({
      revision: 2,
      steps: [step('step-1', 2), step('step-2', 2)],
      timeline: [entry('a', 1, 1), entry('b', 3, 2)],
    });
    const news = run({
      revision: 4,
      steps: [step('step-2', 4)],
      timeline: [entry('c', 2, 3), entry('b', 3, 2)],
    });
    const merged = mergeRun(known, news);
    expect(merged.revision).toBe(4);
    expect(merged.steps).toEqual([step('step-1', 2), step('step-2', 4)]);
    expect(merged.timeline.map(({ id }) => id)).toEqual(['a', 'c', 'b']);
  });

  it('takes nothing of an answer that is older, and all of another run', () => {
    const known = run({ revision: 5, steps: [step('step-1', 5)] });
    expect(mergeRun(known, run({ revision: 4 }))).toBe(known);
    const other = run({ id: 'r2' });
    expect(mergeRun(known, other)).toBe(other);
    expect(mergeRun(undefined, other)).toBe(other);
  });
});

describe('shownSteps', () => {
  it('shows what has not arrived yet as done by the reader', () => {
    const shown = shownSteps(
      run({ steps: [step('step-1', 1)] }),
      [
        {
          deed: {
            id: 'm1',
            kind: 'step',
            stepId: 'step-2',
            state: 'failed',
            seenRevision: 0,
            text: 'no such pod',
          },
          madeAt: Date.parse(at(4)),
        },
        { deed: { id: 'm2', kind: 'note', text: 'x' }, madeAt: 0 },
      ],
      'user:default/me',
    );
    expect(shown.get('step-1')).toEqual(step('step-1', 1));
    expect(shown.get('step-2')).toMatchObject({
      state: 'failed',
      byRef: 'user:default/me',
      at: at(4),
      text: 'no such pod',
      isSending: true,
    });
  });
});
