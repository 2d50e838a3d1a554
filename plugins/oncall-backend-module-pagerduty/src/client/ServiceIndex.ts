import { listServices } from './pages';
import type { PagerDutyClient } from './PagerDutyClient';

/** A service seldom gets another escalation policy. */
const KEEP_MS = 10 * 60_000;
/** One that is not known may have been made since. */
const AGAIN_MS = 2 * 60_000;

export interface WantedServices {
  ids: readonly string[];
  integrationKeys: readonly string[];
}

/** Which escalation policy a service has. */
export class ServiceIndex {
  readonly #client: PagerDutyClient;
  readonly #byId = new Map<string, string>();
  readonly #byIntegrationKey = new Map<string, string>();
  #readAt = -Infinity;

  constructor(client: PagerDutyClient) {
    this.#client = client;
  }

  policyOf(
    named: { id: string } | { integrationKey: string },
  ): string | undefined {
    return 'id' in named
      ? this.#byId.get(named.id)
      : this.#byIntegrationKey.get(named.integrationKey);
  }

  /** Reads all services when what is known is old, or lacks one. What is known stays when that fails. */
  async prepare(
    { ids, integrationKeys }: WantedServices,
    now: Date,
    signal: AbortSignal,
  ): Promise<void> {
    if (ids.length === 0 && integrationKeys.length === 0) return;
    const isKnown =
      ids.every(id => this.#byId.has(id)) &&
      integrationKeys.every(key => this.#byIntegrationKey.has(key));
    const age = now.getTime() - this.#readAt;
    if (age < (isKnown ? KEEP_MS : AGAIN_MS)) return;
    const services = await listServices(
      this.#client,
      integrationKeys.length > 0,
      signal,
    );
    this.#byId.clear();
    this.#byIntegrationKey.clear();
    for (const { id, escalation_policy: policy, integrations } of services) {
      if (!policy) continue;
      this.#byId.set(id, policy.id);
      for (const { integration_key: key } of integrations ?? []) {
        if (key) this.#byIntegrationKey.set(key, policy.id);
      }
    }
    this.#readAt = now.getTime();
  }
}
