import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const escaped = (value: string) =>
  value.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n');

/** What Prometheus scrapes: gauges, as a test sets them. */
export class Exporter {
  readonly #gauges = new Map<string, number>();
  readonly #server = createServer((_, response) => {
    const lines = [...this.#gauges].map(
      ([series, value]) => `${series} ${value}\n`,
    );
    response.setHeader('content-type', 'text/plain; version=0.0.4');
    response.end(lines.join(''));
  });

  set(name: string, labels: Record<string, string>, value: number): void {
    const pairs = Object.entries(labels).map(
      ([label, text]) => `${label}="${escaped(text)}"`,
    );
    this.#gauges.set(`${name}{${pairs.join(',')}}`, value);
  }

  /** @returns its port */
  async start(): Promise<number> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
