import { createHmac } from 'node:crypto';
import type {
  AlertMessage,
  AlertNotifier,
  SentMessage,
} from '@callboard/backstage-plugin-alerts-node';
import type { WebhookConfig } from '../config/readNotifiers';
import { postJson } from './http/postJson';

/**
 * What webhooks are sent.
 *
 * @public
 */
export interface AlertWebhookBody {
  /** Of this shape: fields may be added to it, and none is taken away. */
  version: 1;
  /** The same each time the message is tried again; it is the header `Idempotency-Key` too. */
  key: string;
  /** `page`: somebody is asked to act. `news`: what became of it. `test`: somebody tries the webhook. */
  kind: 'page' | 'news' | 'test';
  /** Present where the message is for a person. */
  recipient?: {
    /** Full reference of a user. */
    userRef: string;
    name: string;
    email?: string;
  };
  /** One line. Text of others is in it, as in all that follows. */
  title: string;
  /** Some lines, without markup. */
  text: string;
  /** The page of the alert in the portal. */
  url: string;
  alert: {
    id: string;
    title: string;
    summary: string;
    severity: 'critical' | 'error' | 'warning' | 'info';
    state: 'firing' | 'acknowledged' | 'resolved';
    /** ISO 8601 in UTC. */
    openedAt: string;
    /** Full references. */
    entityRef?: string;
    teamRef?: string;
    labels: Record<string, string>;
    /** As they were sent: only http and https may become links. */
    links: { label: string; url: string }[];
  };
}

function toBody(message: AlertMessage): AlertWebhookBody {
  const { key, kind, recipient, title, text, url, alert } = message;
  return {
    version: 1,
    key,
    kind,
    recipient: recipient && {
      userRef: recipient.userRef,
      name: recipient.name,
      email: recipient.email,
    },
    title,
    text,
    url,
    alert: {
      id: alert.id,
      title: alert.title,
      summary: alert.summary,
      severity: alert.severity,
      state: alert.state,
      openedAt: alert.openedAt,
      entityRef: alert.entityRef,
      teamRef: alert.teamRef,
      labels: alert.labels,
      links: alert.links.map(link => ({ label: link.label, url: link.url })),
    },
  };
}

/** Posts messages as {@link AlertWebhookBody} to an address of the configuration, signed. */
export class WebhookNotifier implements AlertNotifier {
  readonly id: string;
  readonly title: string;
  readonly audience: 'personal' | 'shared';
  readonly #config: WebhookConfig;
  readonly #patienceMs?: number;
  readonly #clock: () => number;

  constructor(options: {
    config: WebhookConfig;
    /** For tests. */
    patienceMs?: number;
    /** Milliseconds since 1970; for tests. */
    clock?: () => number;
  }) {
    const { config, patienceMs, clock = Date.now } = options;
    this.id = `webhook-${config.name}`;
    this.title = config.title;
    this.audience = config.audience;
    this.#config = config;
    this.#patienceMs = patienceMs;
    this.#clock = clock;
  }

  async send(
    message: AlertMessage,
    { signal }: { signal: AbortSignal },
  ): Promise<SentMessage> {
    const { url, secret } = this.#config;
    const body = JSON.stringify(toBody(message));
    const timestamp = `${Math.floor(this.#clock() / 1_000)}`;
    const signature = createHmac('sha256', secret)
      .update(`${timestamp}.${body}`)
      .digest('hex');
    await postJson({
      notifier: this.id,
      url,
      body,
      headers: {
        'idempotency-key': message.key,
        'x-callboard-timestamp': timestamp,
        'x-callboard-signature': `sha256=${signature}`,
      },
      // It has come before.
      taken: [409],
      signal,
      patienceMs: this.#patienceMs,
    });
    return {};
  }
}
