import fc from 'fast-check';
import type { RunStep, StepState } from '../types';
import { placeMark, type PlacedMark } from './placeMark';

const ana = 'user:default/ana';
const ben = 'user:default/ben';
const at = (minute: number) => `2026-11-26T03:${minute + 10}:00.000Z`;

const mark = (change: Partial<PlacedMark>): PlacedMark => ({
  stepId: 'step-1',
  state: 'done',
  byRef: ana,
  at: at(1),
  revision: 2,
  seenRevision: 0,
  ...change,
});

describe('placeMark', () => {
  it('takes the first mark of an item', () => {
    expect(placeMark(undefined, mark({ text: 'all nodes' }))).toEqual({
      stepId: 'step-1',
      state: 'done',
      byRef: ana,
      at: at(1),
      revision: 2,
      text: 'all nodes',
    });
  });

  it('lets the later mark win, and tells of the one its writer had not seen', () => {
    const before = placeMark(undefined, mark({}));
    const after = placeMark(
      before,
      mark({ state: 'skipped', byRef: ben, at: at(2), revision: 3 }),
    );
    expect(after).toEqual({
      stepId: 'step-1',
      state: 'skipped',
      byRef: ben,
      at: at(2),
      revision: 3,
      unseen: { state: 'done', byRef: ana, at: at(1) },
    });
  });

  it('says nothing of what the writer had seen, of the same state, or of the same person', () => {
    const before = placeMark(undefined, mark({}));
    const later = { at: at(2), revision: 3 };
    for (const change of [
      { state: 'skipped', byRef: ben, seenRevision: 2 } as const,
      { state: 'done', byRef: ben } as const,
      { state: 'skipped', byRef: ana } as const,
    ]) {
      expect(
        placeMark(before, mark({ ...later, ...change })).unseen,
      ).toBeUndefined();
    }
  });

  it('keeps the later state when an earlier mark arrives after it, and tells of it', () => {
    const before = placeMark(undefined, mark({ at: at(5) }));
    expect(
      placeMark(
        before,
        mark({ state: 'failed', byRef: ben, at: at(2), revision: 3 }),
      ),
    ).toEqual({
      ...before,
      revision: 3,
      unseen: { state: 'failed', byRef: ben, at: at(2) },
    });
  });

  it('comes after what its writer had seen, whatever the clocks say', () => {
    const before = placeMark(undefined, mark({ at: at(5) }));
    expect(
      placeMark(
        before,
        mark({
          state: 'failed',
          byRef: ben,
          at: at(2),
          revision: 3,
          seenRevision: 2,
        }),
      ),
    ).toEqual({
      stepId: 'step-1',
      state: 'failed',
      byRef: ben,
      at: at(5),
      revision: 3,
    });
  });

  it('keeps a note when a mark without one follows', () => {
    const before = placeMark(undefined, mark({ text: 'slow' }));
    expect(
      placeMark(before, mark({ at: at(2), revision: 3, seenRevision: 2 })).text,
    ).toBe('slow');
  });

  it('comes to the same state in whatever order marks arrive', () => {
    const marks = fc.uniqueArray(
      fc.record({
        minute: fc.integer({ min: 0, max: 40 }),
        state: fc.constantFrom<StepState>('doing', 'done', 'skipped', 'failed'),
        byRef: fc.constantFrom(ana, ben),
      }),
      { minLength: 1, maxLength: 8, selector: ({ minute }) => minute },
    );
    const arrive = (list: PlacedMark[]) =>
      list.reduce<RunStep | undefined>(
        (step, one, index) => placeMark(step, { ...one, revision: index + 1 }),
        undefined,
      );
    fc.assert(
      fc.property(marks, fc.infiniteStream(fc.nat()), (list, order) => {
        const placed = list.map(({ minute, ...rest }) =>
          mark({ ...rest, at: at(minute) }),
        );
        const mixed = placed
          .map(one => ({ one, key: order.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        const { state, byRef, at: last } = arrive(mixed)!;
        const latest = placed.reduce((a, b) => (a.at > b.at ? a : b));
        expect({ state, byRef, at: last }).toEqual({
          state: latest.state,
          byRef: latest.byRef,
          at: latest.at,
        });
      }),
    );
  });
});
