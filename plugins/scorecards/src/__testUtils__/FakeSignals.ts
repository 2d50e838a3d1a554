import type { SignalApi } from '@backstage/plugin-signals-react';

/** Signals of a portal, sent by the test. */
export class FakeSignals implements SignalApi {
  readonly #listeners = new Map<(message: any) => void, string>();

  subscribe(channel: string, onMessage: (message: any) => void) {
    this.#listeners.set(onMessage, channel);
    return { unsubscribe: () => this.#listeners.delete(onMessage) };
  }

  /** Tells all who listen. */
  send(channel: string, message: object) {
    for (const [onMessage, on] of this.#listeners) {
      if (on === channel) onMessage(message);
    }
  }
}
