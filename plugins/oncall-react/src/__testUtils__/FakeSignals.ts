import type { SignalApi } from '@backstage/plugin-signals-react';

/** Signals of a portal, sent by the test. */
export class FakeSignals implements SignalApi {
  readonly #listeners = new Map<(message: any) => void, string>();

  subscribe(channel: string, onMessage: (message: any) => void) {
    this.#listeners.set(onMessage, channel);
    return { unsubscribe: () => this.#listeners.delete(onMessage) };
  }

  send(channel: string, ...scheduleIds: string[]) {
    for (const [onMessage, on] of this.#listeners) {
      if (on === channel) onMessage({ scheduleIds });
    }
  }

  get listenerCount() {
    return this.#listeners.size;
  }
}
