import type { Entity } from '@backstage/catalog-model';
import type {
  OncallSource,
  OncallSourceBatch,
} from '@callboard/backstage-plugin-oncall-node';
import type { HumanDuration } from '@backstage/types';
import { isId, keyOf, readKey, type Named } from './annotations';
import type { PagerDutyClient } from './client/PagerDutyClient';
import { ScheduleLookup } from './client/ScheduleLookup';
import { ServiceIndex } from './client/ServiceIndex';
import { PartReader } from './reading/PartReader';
import { policyParts, type PolicyTarget } from './reading/policyParts';
import { scheduleParts, type ScheduleTarget } from './reading/scheduleParts';

const AHEAD_MS = 14 * 86_400_000;
/** Of one annotation. */
const MOST_SCHEDULES = 10;

type Request = Parameters<OncallSource['read']>[0];

/** What a key asks for, or why it asks for nothing. */
type Target = { key: string; problem: string } | PolicyTarget | ScheduleTarget;

const isDirect = (kind: Named['kind']) =>
  kind === 'policy' || kind === 'schedules';

const valuesOf = (named: readonly Named[], kind: Named['kind']) =>
  named.filter(each => each.kind === kind).map(({ value }) => value);

const wanted = (named: readonly Named[]) => ({
  ids: valuesOf(named, 'service'),
  integrationKeys: valuesOf(named, 'integration'),
});

/** Who is on call by PagerDuty in the coming two weeks. */
export class PagerDutySource implements OncallSource {
  readonly id = 'pagerduty';
  readonly title = 'PagerDuty';
  readonly refresh: HumanDuration;
  readonly #client: PagerDutyClient;
  readonly #services: ServiceIndex;
  readonly #lookup: ScheduleLookup;
  readonly #parts = new PartReader();

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
    const named = keys.map(key => ({ key, ...readKey(key) }));
    const direct = named.filter(({ kind }) => isDirect(kind));
    const others = named.filter(({ kind }) => !isDirect(kind));
    // Where services cannot be read, policies and schedules that are named directly still are.
    let failure: unknown;
    try {
      await this.#services.prepare(wanted(others), now, signal);
    } catch (error) {
      signal.throwIfAborted();
      failure = error;
    }
    const targets: Target[] = [
      ...direct.map(directTarget),
      ...others
        .map(each => this.#serviceTarget(each))
        .filter(target => !failure || 'policy' in target),
    ];
    const broken = targets.filter(target => 'problem' in target);
    if (broken.length > 0) yield { keys: broken, plans: [] };
    const until = new Date(now.getTime() + AHEAD_MS);
    const options = {
      client: this.#client,
      lookup: this.#lookup,
      window: { since: now, until, signal },
    };
    const parts = [
      ...policyParts(
        targets.filter(target => 'policy' in target),
        options,
      ),
      ...scheduleParts(
        targets.filter(target => 'schedules' in target),
        options,
      ),
    ];
    yield* this.#parts.read(parts, signal);
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
