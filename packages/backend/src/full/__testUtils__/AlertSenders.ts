import { setTimeout as sleep } from 'node:timers/promises';
import { sampleBody } from '@callboard/backstage-plugin-alerts-common';
import type { Random } from '@internal/test-kit';
import { serviceOf } from './alertsPeople';

/** How alerts end: by their source, firing once more afterwards, taken by a person, acknowledged at their source, not at all. */
export type Fate = 'resolved' | 'again' | 'taken' | 'acknowledged' | 'firing';

type Form = 'alertmanager' | 'events-v2';
type Action = 'trigger' | 'resolve' | 'acknowledge';

const FORMS: readonly Form[] = ['alertmanager', 'events-v2'];

/** Of each ten of a form. Alertmanager knows no acknowledging. */
const FATES: Readonly<Record<Form, readonly Fate[]>> = {
  alertmanager: [
    ...(['resolved', 'firing', 'taken', 'resolved', 'again'] as const),
    ...(['firing', 'resolved', 'taken', 'firing', 'resolved'] as const),
  ],
  'events-v2': [
    ...(['firing', 'resolved', 'acknowledged', 'taken', 'resolved'] as const),
    ...(['again', 'resolved', 'firing', 'taken', 'resolved'] as const),
  ],
};

const ACTIONS: Readonly<Record<Fate, readonly Action[]>> = {
  resolved: ['trigger', 'resolve'],
  again: ['trigger', 'resolve', 'trigger'],
  taken: ['trigger'],
  acknowledged: ['trigger', 'acknowledge'],
  firing: ['trigger'],
};

/** An alert that is to be sent. */
export interface PlannedAlert {
  title: string;
  form: Form;
  /** Which of the keys of its form it comes by. */
  key: number;
  fate: Fate;
  severity: 'critical' | 'warning';
  service: string;
}

export const KEYS_OF_FORM = 2;

export const planAlerts = (count: number): PlannedAlert[] =>
  Array.from({ length: count }, (_, index) => {
    const form = FORMS[index % 2];
    const ofForm = Math.floor(index / 2);
    const fate = FATES[form][ofForm % 10];
    return {
      title: `Alert ${index} is ${fate}`,
      ...{ form, fate, key: ofForm % KEYS_OF_FORM },
      severity: ofForm % 3 === 0 ? 'critical' : 'warning',
      service: serviceOf(index),
    };
  });

interface Sending {
  alert: PlannedAlert;
  /** Which of its actions. */
  at: number;
  notBefore: number;
}

interface AlertSendersOptions {
  addresses: () => readonly string[];
  secrets: Readonly<Record<Form, readonly string[]>>;
  random: Random;
  /** Whether to wait: there is to be something to send for as long as there is somebody to kill. */
  isHeld: (sentPart: number) => boolean;
}

/** What is sent by this many at a time. */
const SENDERS = 16;
/** A sender hears nothing for so long, and sends again. */
const PATIENCE_MS = 10_000;
/** Between what an alert does. */
const MOST_PAUSE_MS = 5_000;

/** Sends alerts, as Alertmanager does that is not answered: the same bytes again, to whoever is there. */
export class AlertSenders {
  readonly total: number;
  accepted = 0;
  /** How often something was sent again. */
  again = 0;
  readonly #waiting: Sending[];
  readonly #options: AlertSendersOptions;

  constructor(alerts: readonly PlannedAlert[], options: AlertSendersOptions) {
    this.#options = options;
    this.#waiting = alerts.map(alert => ({ alert, at: 0, notBefore: 0 }));
    this.total = alerts.reduce(
      (sum, { fate }) => sum + ACTIONS[fate].length,
      0,
    );
  }

  async send(): Promise<void> {
    await Promise.all(
      Array.from({ length: SENDERS }, () => this.#sendWhatWaits()),
    );
  }

  async #sendWhatWaits(): Promise<void> {
    while (this.accepted < this.total) {
      const isHeld = this.#options.isHeld(this.accepted / this.total);
      const next = isHeld ? undefined : this.#next();
      if (next) await this.#deliver(next);
      else await sleep(20);
    }
  }

  #next(): Sending | undefined {
    const now = Date.now();
    const index = this.#waiting.findIndex(({ notBefore }) => notBefore <= now);
    return index === -1 ? undefined : this.#waiting.splice(index, 1)[0];
  }

  async #deliver({ alert, at }: Sending): Promise<void> {
    const { addresses, random } = this.#options;
    const request = this.#request(alert, ACTIONS[alert.fate][at]);
    for (let which = random() < 0.5 ? 0 : 1; ; which = 1 - which) {
      const status = await fetch(`${addresses()[which]}${request.path}`, {
        ...request.init,
        signal: AbortSignal.timeout(PATIENCE_MS),
      }).then(
        answer => answer.status,
        () => undefined,
      );
      if (status === 202) break;
      if (status !== undefined && status < 500) {
        throw new Error(`${alert.title}: answered ${status}`);
      }
      this.again += 1;
      await sleep(100);
    }
    this.accepted += 1;
    if (at + 1 === ACTIONS[alert.fate].length) return;
    const notBefore = Date.now() + random() * MOST_PAUSE_MS;
    // Before all that is sent for the first time.
    this.#waiting.unshift({ alert, at: at + 1, notBefore });
  }

  #request(
    { title, form, key, severity, service }: PlannedAlert,
    action: Action,
  ) {
    const secret = this.#options.secrets[form][key];
    const now = new Date().toISOString();
    const body = sampleBody(form, {
      ...{ title, dedupKey: title, action, severity, startsAt: now },
      ...{ endsAt: now, routingKey: secret },
      entityRef: `component:default/${service}`,
    });
    const isInBody = form === 'events-v2';
    return {
      path: `/api/alerts/intake/${isInBody ? 'v2/enqueue' : form}`,
      init: {
        method: 'POST',
        body: JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          ...(!isInBody && { authorization: `Bearer ${secret}` }),
        },
      },
    };
  }
}
