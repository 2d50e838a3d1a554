import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on this machine, for code that asks one. */
export class LocalServer {
  readonly #server: http.Server;

  constructor(answer: http.RequestListener) {
    this.#server = http.createServer(answer);
  }

  /** @param port - a free one unless it is given */
  async start(port = 0): Promise<string> {
    await new Promise<void>(resolve => {
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    const address = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${address.port}`;
  }

  /** Whoever waits for an answer gets none. */
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }
}
