import { statusOf } from '@internal/backend-kit';

/** After that many answers 403 in a row it is the host that refuses, not a repository. */
const REFUSALS = 3;
const FIRST_PAUSE_MS = 15 * 60_000;
const LONGEST_PAUSE_MS = 6 * 60 * 60_000;

interface Host {
  refusals: number;
  pauseMs: number;
  pausedUntil: number;
}

const hostOf = (address: string) =>
  /^https?:\/\/([^/]+)/.exec(address)?.[1] ?? '';

/** Leaves hosts alone that had enough: for a quarter of an hour, then twice as long each time. */
export class HostPauses {
  readonly #clock: () => number;
  readonly #hosts = new Map<string, Host>();

  constructor(options: { clock: () => number }) {
    this.#clock = options.clock;
  }

  isPaused(address: string): boolean {
    const host = this.#hosts.get(hostOf(address));
    return host !== undefined && this.#clock() < host.pausedUntil;
  }

  succeeded(address: string): void {
    this.#hosts.delete(hostOf(address));
  }

  /** @returns what to write in the log when the host is left alone from now on */
  failed(address: string, error: unknown): string | undefined {
    const name = hostOf(address);
    const status = statusOf(error);
    const host = this.#hosts.get(name) ?? {
      refusals: 0,
      pauseMs: FIRST_PAUSE_MS,
      pausedUntil: 0,
    };
    host.refusals = status === 403 ? host.refusals + 1 : 0;
    this.#hosts.set(name, host);
    if (status !== 429 && host.refusals < REFUSALS) return undefined;
    const minutes = host.pauseMs / 60_000;
    host.refusals = 0;
    host.pausedUntil = this.#clock() + host.pauseMs;
    host.pauseMs = Math.min(2 * host.pauseMs, LONGEST_PAUSE_MS);
    return `${name} answered ${status} and is left alone for ${minutes} minutes`;
  }
}
