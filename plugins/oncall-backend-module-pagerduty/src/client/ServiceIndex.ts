import { isId } from '../annotations';
import { listServices } from './pages';
import type { PagerDutyClient } from './PagerDutyClient';
import { orNothing } from './PagerDutyError';
import { serviceAnswer, type Service } from './schemas';

/** A service seldom gets another escalation policy. */
const KEEP_MS = 10 * 60_000;
/** One that was never asked for is not waited for so long. */
const AGAIN_MS = 2 * 60_000;

export interface WantedServices {
  ids: readonly string[];
  integrationKeys: readonly string[];
}

/** Policies of services; undefined where there is none, and absent where that is not known. */
class Found {
  readonly byId = new Map<string, string | undefined>();
  readonly byKey = new Map<string, string | undefined>();

  add(services: readonly Service[]): void {
    for (const { id, escalation_policy: policy, integrations } of services) {
      this.byId.set(id, policy?.id);
      for (const { integration_key: key } of integrations ?? []) {
        if (key) this.byKey.set(key, policy?.id);
      }
    }
  }

  lacks({ ids, integrationKeys }: WantedServices): boolean {
    return (
      ids.some(id => !this.byId.has(id)) ||
      integrationKeys.some(key => !this.byKey.has(key))
    );
  }
}

/** Which escalation policy a service has. */
export class ServiceIndex {
  readonly #client: PagerDutyClient;
  #found = new Found();
  #readAt = -Infinity;

  constructor(client: PagerDutyClient) {
    this.#client = client;
  }

  policyOf(
    named: { id: string } | { integrationKey: string },
  ): string | undefined {
    return 'id' in named
      ? this.#found.byId.get(named.id)
      : this.#found.byKey.get(named.integrationKey);
  }

  /**
   * Reads services when what is known is old, or says nothing of one: neither its policy, nor that it is unknown. No further
   * than all are found; of those that PagerDuty does not list, as it has too many, each by its id. What is known stays when
   * that fails.
   */
  async prepare(
    wanted: WantedServices,
    now: Date,
    signal: AbortSignal,
  ): Promise<void> {
    const { ids, integrationKeys } = wanted;
    if (ids.length === 0 && integrationKeys.length === 0) return;
    const age = now.getTime() - this.#readAt;
    if (age < (this.#found.lacks(wanted) ? AGAIN_MS : KEEP_MS)) return;
    const found = new Found();
    const { isWhole } = await listServices(this.#client, {
      withIntegrations: integrationKeys.length > 0,
      onPage: services => {
        found.add(services);
        return !found.lacks(wanted);
      },
      signal,
    });
    for (const id of ids) {
      if (found.byId.has(id)) continue;
      const service = isWhole ? undefined : await this.#byItself(id, signal);
      found.byId.set(id, service?.escalation_policy?.id);
    }
    for (const key of integrationKeys) {
      if (!found.byKey.has(key)) found.byKey.set(key, undefined);
    }
    this.#found = found;
    this.#readAt = now.getTime();
  }

  /** Nothing when there is none, or the token does not see it. */
  async #byItself(
    id: string,
    signal: AbortSignal,
  ): Promise<Service | undefined> {
    if (!isId(id)) return undefined;
    const path = `/services/${id}`;
    const answer = await orNothing(
      this.#client.get(serviceAnswer, path, {}, signal),
      404,
    );
    return answer?.service;
  }
}
