import type { Entity } from '@backstage/catalog-model';
import type {
  OncallSource,
  OncallSourceBatch,
  OncallSourceLevel,
  OncallSourcePlan,
  OncallSourceShift,
} from '@callboard/backstage-plugin-oncall-node';
import type { HumanDuration } from '@backstage/types';
import { isId, keyOf, readKey, type Named } from './annotations';
import { listOnCalls } from './client/pages';
import type { PagerDutyClient } from './client/PagerDutyClient';
import { ScheduleLookup } from './client/ScheduleLookup';
import { ServiceIndex } from './client/ServiceIndex';
import type { OnCall } from './client/schemas';
import { policyLevels, scheduleLevels } from './mapping/toLevels';

const AHEAD_MS = 14 * 86_400_000;
/** Of one request. */
const POLICIES = 10;
const SCHEDULES = 10;
/** Of one annotation. */
const MOST_SCHEDULES = 10;
const MOST_SHIFTS = 500;

type Request = Parameters<OncallSource['read']>[0];

interface Window {
  since: Date;
  until: Date;
  signal: AbortSignal;
}

/** What a key asks for, or why it asks for nothing. */
type Target =
  | { key: string; problem: string }
  | { key: string; policy: string }
  | { key: string; schedules: string[] };

const hasPolicy = (target: Target) => 'policy' in target;
const hasSchedules = (target: Target) => 'schedules' in target;

const isDirect = (kind: Named['kind']) =>
  kind === 'policy' || kind === 'schedules';

const valuesOf = (named: readonly Named[], kind: Named['kind']) =>
  named.filter(each => each.kind === kind).map(({ value }) => value);

const wanted = (named: readonly Named[]) => ({
  ids: valuesOf(named, 'service'),
  integrationKeys: valuesOf(named, 'integration'),
});

const unknownPolicy = (key: string, policy: string) => ({
  key,
  problem: `there is no escalation policy '${policy}', or the token does not see it; take the id from the address of its page`,
});

const joined = (batches: readonly OncallSourceBatch[]): OncallSourceBatch => ({
  keys: batches.flatMap(({ keys }) => keys),
  plans: batches.flatMap(({ plans }) => plans),
});

/** Who is on call by PagerDuty in the coming two weeks. */
export class PagerDutySource implements OncallSource {
  readonly id = 'pagerduty';
  readonly title = 'PagerDuty';
  readonly refresh: HumanDuration;
  readonly #client: PagerDutyClient;
  readonly #services: ServiceIndex;
  readonly #lookup: ScheduleLookup;

  constructor(options: { client: PagerDutyClient; refresh: HumanDuration }) {
    this.refresh = options.refresh;
    this.#client = options.client;
    this.#services = new ServiceIndex(options.client);
    this.#lookup = new ScheduleLookup(options.client);
  }

  keyOf(entity: Entity): string | undefined {
    return keyOf(entity);
  }

  async *read({
    keys,
    now,
    signal,
  }: Request): AsyncIterable<OncallSourceBatch> {
    const until = new Date(now.getTime() + AHEAD_MS);
    const window = { since: now, until, signal };
    const named = keys.map(key => ({ key, ...readKey(key) }));
    // Where services cannot be read, policies and schedules that are named directly still are.
    let failure: unknown;
    const direct = named.filter(({ kind }) => isDirect(kind));
    yield* this.#readTargets(direct.map(directTarget), window);
    const others = named.filter(({ kind }) => !isDirect(kind));
    try {
      await this.#services.prepare(wanted(others), now, signal);
    } catch (error) {
      failure = error;
    }
    const targets = others.map(each => this.#serviceTarget(each));
    yield* this.#readTargets(
      failure ? targets.filter(hasPolicy) : targets,
      window,
    );
    if (failure) throw failure;
  }

  #serviceTarget({ key, kind, value }: Named & { key: string }): Target {
    const policy = this.#services.policyOf(
      kind === 'service' ? { id: value } : { integrationKey: value },
    );
    if (policy) return { key, policy };
    return {
      key,
      // An integration key lets one raise incidents: it is not repeated.
      problem:
        kind === 'service'
          ? `there is no service '${value}', or the token does not see it; take the id from the address of its page`
          : 'no service has that integration key, or the token does not see it',
    };
  }

  async *#readTargets(
    targets: readonly Target[],
    window: Window,
  ): AsyncIterable<OncallSourceBatch> {
    const broken = targets.filter(target => 'problem' in target);
    if (broken.length > 0) yield { keys: broken, plans: [] };
    yield* this.#readPolicies(targets.filter(hasPolicy), window);
    yield* this.#readSchedules(targets.filter(hasSchedules), window);
  }

  async *#readPolicies(
    targets: readonly { key: string; policy: string }[],
    window: Window,
  ): AsyncIterable<OncallSourceBatch> {
    const ids = [...new Set(targets.map(({ policy }) => policy))];
    for (const policies of inParts(ids, POLICIES)) {
      const found = await listOnCalls(this.#client, {
        filter: { policies },
        ...window,
      });
      const batch: OncallSourceBatch = { keys: [], plans: [] };
      for (const policy of policies) {
        const own = found.filter(each => each.escalation_policy.id === policy);
        const levels = await this.#policyLevels(policy, own, window);
        const planId = `policy:${policy}`;
        if (levels) batch.plans.push(toPlan(planId, levels, window));
        for (const { key } of targets.filter(each => each.policy === policy)) {
          batch.keys.push(
            levels ? { key, planId } : unknownPolicy(key, policy),
          );
        }
      }
      yield batch;
    }
  }

  async #policyLevels(
    policy: string,
    own: readonly OnCall[],
    { signal }: Window,
  ): Promise<OncallSourceLevel[] | undefined> {
    if (own.length > 0) return policyLevels(own);
    const empty = await this.#lookup.policy(policy, signal);
    return empty && [empty];
  }

  async *#readSchedules(
    targets: readonly { key: string; schedules: string[] }[],
    window: Window,
  ): AsyncIterable<OncallSourceBatch> {
    const ids = [...new Set(targets.flatMap(({ schedules }) => schedules))];
    const byId = new Map<string, OncallSourceLevel | undefined>();
    for (const schedules of inParts(ids, SCHEDULES)) {
      const found = scheduleLevels(
        await listOnCalls(this.#client, { filter: { schedules }, ...window }),
      );
      for (const id of schedules) {
        byId.set(
          id,
          found.get(id) ?? (await this.#lookup.schedule(id, window)),
        );
      }
    }
    if (targets.length > 0) {
      yield joined(
        targets.map(({ key, schedules }) => ofSchedules(key, schedules)),
      );
    }

    function ofSchedules(key: string, schedules: string[]): OncallSourceBatch {
      const unknown = schedules.filter(id => !byId.get(id));
      if (unknown.length === schedules.length) {
        return {
          keys: [
            {
              key,
              problem: `there is no schedule '${unknown.join(
                ', ',
              )}', or the token does not see it; take the id from the address of its page`,
            },
          ],
          plans: [],
        };
      }
      const levels = schedules.flatMap((id, at) => {
        const level = byId.get(id);
        return level ? [{ ...level, level: at + 1 }] : [];
      });
      const planId = `schedules:${schedules.join(',')}`;
      return {
        keys: [{ key, planId }],
        plans: [toPlan(planId, levels, window)],
      };
    }
  }
}

function directTarget({ key, kind, value }: Named & { key: string }): Target {
  const ids = value
    .split(',')
    .map(id => id.trim())
    .filter(Boolean)
    .slice(0, kind === 'policy' ? 1 : MOST_SCHEDULES);
  const wrong = ids.find(id => !isId(id));
  if (wrong !== undefined || ids.length === 0) {
    return {
      key,
      problem: `'${
        wrong ?? value
      }' is no id of PagerDuty; take it from the address of the page there`,
    };
  }
  return kind === 'policy' ? { key, policy: ids[0] } : { key, schedules: ids };
}

const startOf = ({ startsAt }: OncallSourceShift) =>
  startsAt ? Date.parse(startsAt) : 0;

/** Of a level with very many shifts the first are kept, and the plan is known for as long as they reach. */
function toPlan(
  id: string,
  levels: readonly OncallSourceLevel[],
  { since, until }: Window,
): OncallSourcePlan {
  let knownUntil = until.getTime();
  const kept = levels.map(level => {
    const shifts = [...level.shifts].sort(
      (one, other) => startOf(one) - startOf(other),
    );
    if (shifts.length > MOST_SHIFTS) {
      knownUntil = Math.min(knownUntil, startOf(shifts[MOST_SHIFTS]));
    }
    return { ...level, shifts: shifts.slice(0, MOST_SHIFTS) };
  });
  return {
    id,
    knownFrom: since.toISOString(),
    knownUntil: new Date(knownUntil).toISOString(),
    levels: kept,
  };
}

function* inParts<T>(all: readonly T[], size: number): Iterable<T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}
