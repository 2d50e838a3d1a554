import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import type { SampleDelivery } from './payloads/types';

/** At most 100 a second. */
const SHORTEST_MS = 10;
/** After so many it is asked how many wait: asking is dearer than sending. */
const LOOK_EVERY = 200;
/** So many are worked in within some seconds. */
const MOST_WAITING = 500;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
const REQUEST_LIMIT_MS = 60_000;

/** The secret that each source signs with. */
export type SampleSecrets = Readonly<Record<SampleDelivery['source'], string>>;

interface IntakeOptions {
  auth: Pick<AuthService, 'getOwnServiceCredentials' | 'getPluginRequestToken'>;
  discovery: Pick<DiscoveryService, 'getBaseUrl'>;
  secrets: SampleSecrets;
  fetch?: typeof fetch;
  wait?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

const hmac = (secret: string, text: string) =>
  createHmac('sha256', secret).update(text).digest('hex');

/** Sends deliveries to the webhooks of build health, signed as their sources sign them, no faster than they are worked in. */
export class Intake {
  readonly #options: IntakeOptions;
  readonly #wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** Sent since it was asked how many wait. */
  #unlooked = 0;

  constructor(options: IntakeOptions) {
    this.#options = options;
    this.#wait =
      options.wait ?? ((ms, signal) => sleep(ms, undefined, { signal }));
  }

  /**
   * Sends what belongs to some builds, that of each in its order, and then rests for as long as it took: half of the time is left
   * for whoever uses the portal.
   *
   * @throws Error when something is refused, which further tries would not change
   */
  async send(
    builds: readonly (readonly SampleDelivery[])[],
    signal: AbortSignal,
  ): Promise<void> {
    if (this.#unlooked >= LOOK_EVERY) {
      this.#unlooked = 0;
      await this.#untilWorkedIn(signal);
    }
    const began = Date.now();
    await Promise.all(
      builds.map(async deliveries => {
        for (const delivery of deliveries)
          await this.#sendOne(delivery, signal);
      }),
    );
    const sent = builds.reduce((sum, { length }) => sum + length, 0);
    this.#unlooked += sent;
    const took = Date.now() - began;
    await this.#wait(Math.max(took, sent * SHORTEST_MS - took), signal);
  }

  async #sendOne(delivery: SampleDelivery, signal: AbortSignal) {
    let wait = FIRST_WAIT_MS;
    for (;;) {
      const answer = await this.#post(delivery, signal).catch(error => {
        // The backend is starting, or busy.
        if (signal.aborted) throw error;
      });
      if (answer?.ok) return;
      if (answer && answer.status !== 429 && answer.status < 500) {
        const { source } = delivery;
        throw new Error(
          `The webhook of ${source} refuses sample data: ${
            answer.status
          } ${await answer.text()}`,
        );
      }
      const asked = Number(answer?.headers.get('retry-after') ?? 0) * 1_000;
      await this.#wait(Math.max(wait, asked), signal);
      wait = Math.min(2 * wait, LONGEST_WAIT_MS);
    }
  }

  async #post(delivery: SampleDelivery, signal: AbortSignal) {
    const base = await this.#options.discovery.getBaseUrl('build-health');
    const { source, body } = delivery;
    const request = this.#options.fetch ?? fetch;
    return request(`${base}/webhooks/${source}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.#sign(delivery) },
      body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(REQUEST_LIMIT_MS)]),
    });
  }

  #sign(delivery: SampleDelivery): Record<string, string> {
    const { source, body } = delivery;
    const secret = this.#options.secrets[source];
    if (source === 'github') {
      return {
        'X-GitHub-Event': delivery.event,
        'X-GitHub-Delivery': delivery.id,
        'X-Hub-Signature-256': `sha256=${hmac(secret, body)}`,
      };
    }
    const seconds = Math.floor(Date.now() / 1_000);
    const signature = hmac(secret, `${seconds}.${body}`);
    return { 'X-Callboard-Signature': `t=${seconds},v1=${signature}` };
  }

  /** A delivery that was taken may wait: for as long as many do, none is sent. */
  async #untilWorkedIn(signal: AbortSignal): Promise<void> {
    while ((await this.#countWaiting(signal)) > MOST_WAITING) {
      await this.#wait(FIRST_WAIT_MS, signal);
    }
  }

  async #countWaiting(signal: AbortSignal): Promise<number> {
    const { auth, discovery } = this.#options;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'build-health',
    });
    const base = await discovery.getBaseUrl('build-health');
    const request = this.#options.fetch ?? fetch;
    const answer = await request(`${base}/sources`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.any([signal, AbortSignal.timeout(REQUEST_LIMIT_MS)]),
    }).catch(error => {
      if (signal.aborted) throw error;
    });
    // Whoever cannot count is busy.
    if (!answer?.ok) return Infinity;
    const { items } = (await answer.json()) as {
      items: { id: string; waiting: number }[];
    };
    return items
      .filter(({ id }) => id in this.#options.secrets)
      .reduce((sum, { waiting }) => sum + waiting, 0);
  }
}
