import { createHmac } from 'node:crypto';
import type { WatcherConfig } from '../config/readHeartbeat';
import { postJson } from '../notifiers/http/postJson';

/** An alert of Alertmanager ends by itself when so many beats did not come. */
const MISSED_BEATS = 3;

interface WatcherOptions {
  config: WatcherConfig;
  /** Of the portal, without a slash at its end. */
  portalUrl: string;
  everyMs: number;
}

const iso = (at: number) => new Date(at).toISOString();

/** An alert that goes on firing for as long as beats come. */
const alertOf = ({ portalUrl, everyMs }: WatcherOptions, at: number) => [
  {
    labels: { alertname: 'CallboardHeartbeat', severity: 'none' },
    annotations: {
      summary: 'Callboard takes alerts in and pages people. It fires always.',
    },
    endsAt: iso(at + MISSED_BEATS * everyMs),
    generatorURL: `${portalUrl}/alerts`,
  },
];

const beatOf = ({ portalUrl, everyMs }: WatcherOptions, at: number) => ({
  version: 1,
  at: iso(at),
  portal: portalUrl,
  everySeconds: everyMs / 1_000,
});

/** Tells a second system that alerts are at work. When it hears nothing, it is for that system to wake somebody. */
export class Watcher {
  readonly #options: WatcherOptions;

  constructor(options: WatcherOptions) {
    this.#options = options;
  }

  /** @throws Error in words without the address, which may be a secret */
  async tell(at: number, signal: AbortSignal): Promise<void> {
    const { config } = this.#options;
    const { url, form, authorization } = config;
    const shared = { notifier: 'heartbeat', url, signal };
    const headers = { ...(authorization !== undefined && { authorization }) };
    if (form === 'get') {
      await postJson({ ...shared, method: 'GET', headers });
      return;
    }
    const said = form === 'post' ? beatOf : alertOf;
    const body = JSON.stringify(said(this.#options, at));
    await postJson({
      ...{ ...shared, body },
      headers: { ...headers, ...this.#signed(body, at) },
    });
  }

  #signed(body: string, at: number): Record<string, string> {
    const { secret } = this.#options.config;
    if (secret === undefined) return {};
    const timestamp = `${Math.floor(at / 1_000)}`;
    const signature = createHmac('sha256', secret)
      .update(`${timestamp}.${body}`)
      .digest('hex');
    return {
      'x-callboard-timestamp': timestamp,
      'x-callboard-signature': `sha256=${signature}`,
    };
  }
}
