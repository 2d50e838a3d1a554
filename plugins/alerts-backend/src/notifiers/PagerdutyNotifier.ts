import type {
  AlertMessage,
  AlertNotifier,
  SentMessage,
} from '@callboard/backstage-plugin-alerts-node';
import type { PagerdutyConfig } from '../config/readNotifiers';
import { postJson } from './http/postJson';
import { dedupKeyOf, toPagerdutyEvent } from './pagerduty/toPagerdutyEvent';

/** Hands pages on to PagerDuty, and what becomes of the alert. Told twice, PagerDuty shows one incident. */
export class PagerdutyNotifier implements AlertNotifier {
  readonly id: string;
  readonly title: string;
  readonly audience = 'shared';
  readonly #config: PagerdutyConfig;
  readonly #patienceMs?: number;

  /** @param options.patienceMs - for tests */
  constructor(options: { config: PagerdutyConfig; patienceMs?: number }) {
    const { config, patienceMs } = options;
    this.id = `pagerduty-${config.name}`;
    this.title = config.title;
    this.#config = config;
    this.#patienceMs = patienceMs;
  }

  async send(
    message: AlertMessage,
    { signal }: { signal: AbortSignal },
  ): Promise<SentMessage> {
    const { url, routingKey } = this.#config;
    await postJson({
      notifier: this.id,
      url,
      body: JSON.stringify(toPagerdutyEvent(message, routingKey)),
      signal,
      patienceMs: this.#patienceMs,
    });
    return { reference: dedupKeyOf(message) };
  }
}
