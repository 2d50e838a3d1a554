import type { SignalApi } from '@backstage/plugin-signals-react';

/** Signals of a portal, sent by the test. */
export class FakeSignals implements SignalApi {
  readonly #listeners = new Map<(message: any) => void, string>();

  subscribe(channel: string, onMessage: (message: any) => void) {
    this.#listeners.set(onMessage, channel);
    return { unsubscribe: () => this.#listeners.delete(onMessage) };
  }

  /** Tells all who listen; as from the socket, each message is an object of its own. */
  send(channel: string) {
    const message = {};
    for (const [onMessage, on] of this.#listeners) {
      if (on === channel) onMessage(message);
    }
  }

  get listenerCount() {
    return this.#listeners.size;
  }
}
