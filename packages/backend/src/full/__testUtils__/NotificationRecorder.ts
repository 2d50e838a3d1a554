import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { LocalServer } from '@internal/test-kit';

/** How long the backend of notifications takes to look for one and to write it. */
const TAKES_MS = 3;

/** What somebody has in the portal. */
export interface KeptNotification {
  userRef: string;
  scope: string;
  title: string;
  /** How often it was told: more than once where it was put in the place of an earlier one. */
  told: number;
}

/**
 * Keeps notifications as core's backend does: looks for one of the user with the scope, then puts the new one in its place or adds it.
 * Two that come at the same moment are both added, as there.
 */
export class NotificationRecorder {
  readonly kept: KeptNotification[] = [];
  readonly #byKey = new Map<string, KeptNotification>();
  readonly #onTold: (userRef: string, alertId: string, title: string) => void;
  readonly #server = new LocalServer((request, response) => {
    this.#take(json(request) as Promise<NotificationSendOptions>).then(
      () => response.end('[]'),
      error => response.writeHead(500).end(String(error)),
    );
  });

  /** @param onTold - called once somebody sees it */
  constructor(
    onTold: (userRef: string, alertId: string, title: string) => void,
  ) {
    this.#onTold = onTold;
  }

  /** @returns where backends find it, for `discovery.endpoints` */
  async start(): Promise<string> {
    return `${await this.#server.start()}/api/{{pluginId}}`;
  }

  async stop(): Promise<void> {
    await this.#server.stop();
  }

  /** What was told in all. */
  get told(): number {
    return this.kept.reduce((sum, { told }) => sum + told, 0);
  }

  /** What people see twice. */
  get doubles(): number {
    return this.kept.length - this.#byKey.size;
  }

  find(userRef: string, scope: string): KeptNotification | undefined {
    return this.#byKey.get(`${userRef} ${scope}`);
  }

  async #take(sent: Promise<NotificationSendOptions>): Promise<void> {
    const { recipients, payload } = await sent;
    if (recipients.type !== 'entity') throw new Error('It is for everybody');
    for (const userRef of [recipients.entityRef].flat()) {
      await this.#keep(userRef, payload);
    }
  }

  async #keep(
    userRef: string,
    { scope = '', title }: NotificationSendOptions['payload'],
  ): Promise<void> {
    await sleep(TAKES_MS);
    const known = this.find(userRef, scope);
    await sleep(TAKES_MS);
    if (known) {
      known.title = title;
      known.told += 1;
    } else {
      const added = { userRef, scope, title, told: 1 };
      this.kept.push(added);
      this.#byKey.set(`${userRef} ${scope}`, added);
    }
    this.#onTold(userRef, scope.replace('alerts:', ''), title);
  }
}
