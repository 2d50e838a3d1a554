type Listener = (message: any) => void;

/** Signals of a portal, sent by the test. */
export class FakeSignals {
  readonly #listeners = new Map<Listener, string>();

  subscribe(channel: string, onMessage: Listener) {
    this.#listeners.set(onMessage, channel);
    return { unsubscribe: () => this.#listeners.delete(onMessage) };
  }

  /** Tells all who listen; as from the socket, each message is an object of its own. */
  send(channel: string, message: object = {}) {
    const sent = { ...message };
    for (const [onMessage, on] of this.#listeners) {
      if (on === channel) onMessage(sent);
    }
  }

  get listenerCount() {
    return this.#listeners.size;
  }
}
