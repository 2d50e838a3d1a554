import type { Entity } from '@backstage/catalog-model';
import type {
  EntityFacts,
  FactBatch,
} from '@callboard/backstage-plugin-scorecards-node';
import { refOf } from '../values/written';
import type { Lanes } from './Lanes';
import { SourceError } from './SourceError';

/** So many entities one after the other: it is the source that fails. */
const MOST_FAILURES = 3;

/**
 * Reads one entity after the other, a few at a time. One that cannot be read is left out, so that it holds up no other.
 *
 * @throws when it is the source that fails, and not what it has of some entity
 */
export async function readEach(
  batch: FactBatch,
  options: {
    lanes: Lanes;
    read: (
      entity: Entity,
      signal: AbortSignal,
    ) => Promise<EntityFacts['facts']>;
  },
): Promise<EntityFacts[]> {
  const { entities, logger } = batch;
  const down = new AbortController();
  const signal = AbortSignal.any([batch.signal, down.signal]);
  const failures: unknown[] = [];
  const found: EntityFacts[] = [];
  let failedInARow = 0;

  const readOne = async (entity: Entity) => {
    const entityRef = refOf(entity);
    if (!entityRef || signal.aborted) return;
    try {
      const facts = await options.read(entity, signal);
      found.push({ entityRef, facts });
      failedInARow = 0;
    } catch (error) {
      if (signal.aborted) return;
      failures.push(error);
      failedInARow += 1;
      const isWhole = error instanceof SourceError && error.isWhole;
      if (isWhole || failedInARow === MOST_FAILURES) down.abort(error);
    }
  };
  await Promise.all(
    entities.map(entity => options.lanes.run(() => readOne(entity))),
  );
  signal.throwIfAborted();
  if (failures.length > 0) {
    if (found.length === 0) throw failures[0];
    const [{ message }] = failures as Error[];
    logger.warn(
      `${failures.length} of ${entities.length} entities could not be read, and keep what is known of them; the first one: ${message}`,
    );
  }
  return found;
}
