import type { FactReading } from '../../types';
import type { ChangedFacts } from './changes';
import type { EngineState } from './EngineState';
import type { Slices } from './Slices';

/**
 * What is known of some facts of an entity.
 *
 * @public
 */
export interface FactUpdate {
  ref: string;
  /** By full name; `undefined`: it is not known any more. Facts that no schema names are left out. */
  readings: Readonly<Record<string, FactReading | undefined>>;
  /**
   * When their provider looked at the entity, milliseconds since 1970, now when absent. All its readings that tell no time of their
   * own are as old as that, so that those that are pushed one by one have to tell theirs.
   */
  seenAt?: number;
  runId?: string;
}

/** Puts readings in; returns what says something else than before. */
export async function setFacts(options: {
  state: EngineState;
  slices: Slices;
  updates: Iterable<FactUpdate>;
  at: number;
}): Promise<ChangedFacts[]> {
  const { state, slices, updates, at } = options;
  const changed: ChangedFacts[] = [];
  await slices.each(updates, update => {
    const { ref, runId } = update;
    const row = state.entities.rowOf(ref);
    if (row === undefined) return;
    const facts = state.facts.update({ row, ...update, at });
    if (facts.length > 0) changed.push({ ref, facts, runId });
  });
  return changed;
}

/** A provider looked at all entities but some; returns facts that were too old and are not any more. */
export async function setSeen(options: {
  state: EngineState;
  slices: Slices;
  provider: string;
  at: number;
  except?: ReadonlySet<string>;
}): Promise<ChangedFacts[]> {
  const { state, slices, provider, at, except } = options;
  const changed: ChangedFacts[] = [];
  await slices.each(state.entities.all, row => {
    const ref = state.entities.head(row)?.ref;
    if (ref === undefined || except?.has(ref)) return;
    const facts = state.facts.see(row, provider, at);
    if (facts.length > 0) changed.push({ ref, facts });
  });
  return changed;
}
