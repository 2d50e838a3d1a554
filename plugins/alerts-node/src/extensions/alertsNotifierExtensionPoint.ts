import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type {
  AlertLink,
  AlertSeverity,
} from '@callboard/backstage-plugin-alerts-common';

/**
 * One message about an alert, to one recipient, by one channel.
 *
 * @public
 */
export interface AlertMessage {
  /**
   * The same each time the message is tried again, and of no other message: whoever takes it in twice can tell. Letters, digits and
   * dashes.
   */
  key: string;
  /** `page`: somebody is asked to act. `news`: what became of it. `test`: somebody tries the channel. */
  kind: 'page' | 'news' | 'test';
  /** Present where it is for a person. */
  recipient?: { userRef: string; name: string; email?: string };
  /** One line, such as `critical: PaymentErrorRate (payment-router)`. Text of others is in it. */
  title: string;
  /** Some lines of text; no markup. Text of others is in it. */
  text: string;
  /** The page of the alert in the portal. */
  url: string;
  alert: {
    id: string;
    title: string;
    summary: string;
    severity: AlertSeverity;
    state: 'firing' | 'acknowledged' | 'resolved';
    /** ISO 8601 in UTC. */
    openedAt: string;
    entityRef?: string;
    teamRef?: string;
    labels: Record<string, string>;
    links: AlertLink[];
  };
}

/**
 * What became of sending a message.
 *
 * @public
 */
export interface SentMessage {
  /** What the other side calls it, such as a Message-ID; at most 200 characters. */
  reference?: string;
}

/**
 * A way to reach people.
 *
 * @public
 */
export interface AlertNotifier {
  /** Unique; what personal rules and steps of policies name. Lower case, digits and dashes, such as `email` or `slack-payments`. */
  readonly id: string;
  /** In a sentence: "by mail", "in Slack #payments". */
  readonly title: string;
  /** `personal`: to the person it is for. `shared`: to a place that many read; steps of policies name it. */
  readonly audience: 'personal' | 'shared';
  /** Whether a person can be reached at all, with the reason; those of `shared` need none. */
  canReach?(recipient: { userRef: string; email?: string }): string | undefined;
  /**
   * Sends it, or throws: then it is tried again, with the same key.
   *
   * @throws `NotRetriedError` where trying again is of no use
   */
  send(
    message: AlertMessage,
    options: { signal: AbortSignal },
  ): Promise<SentMessage>;
}

/**
 * The message cannot be sent by this channel, now or later: an address that the other side does not know.
 *
 * @public
 */
export class NotRetriedError extends Error {
  override readonly name = 'NotRetriedError';
}

/**
 * @public
 */
export interface AlertsNotifierExtensionPoint {
  addNotifier(notifier: AlertNotifier): void;
}

/**
 * Where modules add ways to reach people.
 *
 * @public
 */
export const alertsNotifierExtensionPoint =
  createExtensionPoint<AlertsNotifierExtensionPoint>({
    id: 'alerts.notifiers',
  });
