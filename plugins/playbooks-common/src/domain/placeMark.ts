import type { RunStep, StepState } from '../types';

/**
 * A mark of an item, placed in time.
 *
 * @public
 */
export interface PlacedMark {
  stepId: string;
  state: StepState;
  byRef: string;
  /** ISO 8601, UTC. */
  at: string;
  revision: number;
  /** Revision of the item that its writer saw. */
  seenRevision: number;
  text?: string;
}

/**
 * Where an item stands after a mark. A mark whose writer had seen where the item stood comes after it, whatever the clocks say;
 * of others the one that was made last wins, whenever it arrives. What a writer could not know of is kept beside it, so that
 * both are told.
 *
 * @param before - where the item stood; absent while nobody has touched it
 * @public
 */
export function placeMark(
  before: RunStep | undefined,
  mark: PlacedMark,
): RunStep {
  const { stepId, state, byRef, at, revision, seenRevision, text } = mark;
  const isUnseen =
    before !== undefined &&
    before.revision > seenRevision &&
    before.byRef !== byRef &&
    before.state !== state;
  const isLater = before && Date.parse(before.at) > Date.parse(at);
  if (isLater && before.revision > seenRevision) {
    return {
      ...before,
      revision,
      ...(before.text === undefined && text !== undefined && { text }),
      ...(isUnseen && { unseen: { state, byRef, at } }),
    };
  }
  const note = text ?? before?.text;
  return {
    stepId,
    state,
    byRef,
    at: isLater ? before.at : at,
    revision,
    ...(note !== undefined && { text: note }),
    ...(isUnseen && {
      unseen: { state: before.state, byRef: before.byRef, at: before.at },
    }),
  };
}
