import { NotFoundError } from '@backstage/errors';
import type { CollectorState } from '@callboard/backstage-plugin-scorecards-common';
import type { FactOrigin } from '../../collecting/FactProviders';
import type { ProviderRecord, RunRecord } from '../../database/RunStore';
import { iso } from '../entities/knownFacts';
import type { World } from '../World';

const SOURCES = {
  pull: 'collected',
  push: 'push',
  'sign-off': 'sign-off',
} as const;

interface Told {
  /** How many entities were read is of the whole catalog. */
  withCounts: boolean;
  /** What went wrong may name what is not for everybody. */
  withErrors: boolean;
}

function toRun(
  run: RunRecord,
  { withCounts, withErrors }: Told,
): CollectorState['lastRun'] {
  const { id, state, startedAt, finishedAt, entities, changed, failed } = run;
  return {
    id,
    startedAt: iso(startedAt),
    ...(finishedAt !== undefined && { finishedAt: iso(finishedAt) }),
    state,
    ...(withCounts && { entities, changed, failed }),
    ...(withErrors && run.error !== undefined && { error: run.error }),
  };
}

/** Tells where facts come from, and has them read. */
export class CollectorDesk {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  async list(told: Told): Promise<CollectorState[]> {
    const { runtime, collectors } = this.#world;
    const records = await collectors.read();
    return Promise.all(
      runtime.facts
        .origins()
        .map(origin => this.#state(origin, records.get(origin.id), told)),
    );
  }

  /** @throws NotFoundError when it is none that is read */
  async start(providerId: string): Promise<void> {
    const { stores, collectors, now } = this.#world;
    // Nobody would ever take up the wish.
    const isRun = collectors.periodOf(providerId) !== undefined;
    if (!isRun || !(await stores.runs.want(providerId, now()))) {
      throw new NotFoundError(
        `There is no collector ${providerId} that can be started; the catalog is followed by itself, and facts that are pushed or signed off have none`,
      );
    }
  }

  async #state(
    { id, title, kind, facts }: FactOrigin,
    record: ProviderRecord | undefined,
    told: Told,
  ): Promise<CollectorState> {
    const { collectors } = this.#world;
    const { lastRun, lastOkAt, silentSince } = record ?? {};
    const everyMs = collectors.periodOf(id);
    const nextAt = await collectors.nextAt(id);
    return {
      provider: id,
      title,
      source: SOURCES[kind],
      facts: facts.length,
      ...(everyMs !== undefined && { everyMs }),
      ...(lastRun && { lastRun: toRun(lastRun, told) }),
      ...(lastOkAt !== undefined && { lastOkAt: iso(lastOkAt) }),
      ...(nextAt !== undefined && { nextAt }),
      ...(silentSince !== undefined && { silentSince: iso(silentSince) }),
    };
  }
}
