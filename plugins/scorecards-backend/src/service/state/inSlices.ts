import { rest } from '@internal/backend-kit';

/** How many are done between two looks at the clock. */
const ITEMS_PER_LOOK = 32;

/** Acts on all items, and lets others in every few milliseconds. */
export async function inSlices<T>(
  items: Iterable<T>,
  act: (item: T) => void,
): Promise<void> {
  let count = 0;
  for (const item of items) {
    act(item);
    count++;
    if (count % ITEMS_PER_LOOK === 0) await rest();
  }
}

/** Takes all steps of a work, and lets others in between them. */
export async function inSteps<T>(steps: Generator<void, T>): Promise<T> {
  let step = steps.next();
  while (!step.done) {
    await rest();
    step = steps.next();
  }
  return step.value;
}
