import type {
  AlertMessage,
  AlertNotifier,
  SentMessage,
} from '@callboard/backstage-plugin-alerts-node';
import type { SlackConfig } from '../config/readNotifiers';
import { postJson } from './http/postJson';
import { toSlack } from './slack/toSlack';

/** Such as `channel_is_archived`: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
const REASON = /^[a-z_]{1,60}$/;

/**
 * Posts messages into a channel of Slack by its incoming webhook, whose address is the secret.
 *
 * Slack knows no keys of messages there: one whose answer got lost is shown twice.
 */
export class SlackNotifier implements AlertNotifier {
  readonly id: string;
  readonly title: string;
  readonly audience = 'shared';
  readonly #url: string;
  readonly #patienceMs?: number;

  /** @param options.patienceMs - for tests */
  constructor(options: { config: SlackConfig; patienceMs?: number }) {
    const { name, title, webhookUrl } = options.config;
    this.id = `slack-${name}`;
    this.title = title;
    this.#url = webhookUrl;
    this.#patienceMs = options.patienceMs;
  }

  async send(
    message: AlertMessage,
    { signal }: { signal: AbortSignal },
  ): Promise<SentMessage> {
    await postJson({
      notifier: this.id,
      url: this.#url,
      body: JSON.stringify(toSlack(message)),
      reasonOf: body => (REASON.test(body) ? body : undefined),
      signal,
      patienceMs: this.#patienceMs,
    });
    return {};
  }
}
