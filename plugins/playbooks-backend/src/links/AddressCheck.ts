import { setTimeout as pause } from 'node:timers/promises';
import { groupBy, inBatches } from '@internal/backend-kit';
import type { AddressAsker } from './AddressAsker';
import type { AskedAddress, LinkStore } from './LinkStore';

/** Hosts that are asked at the same time; each of them one address after the other. */
const HOSTS = 4;
/** Between two addresses of a host. */
const PAUSE_MS = 500;
/** Answers that are written together. */
const BATCH = 20;

/**
 * Asks for addresses whose last answer does not count any more. What was answered is in the database, so that a process that
 * takes over goes on where the other one was.
 */
export class AddressCheck {
  readonly #links: Pick<
    LinkStore,
    'readAddresses' | 'writeAddresses' | 'forgetAddresses'
  >;
  readonly #asker: Pick<AddressAsker, 'ask' | 'mayAsk'>;
  readonly #everyMs: number;
  readonly #pauseMs: number;
  readonly #now: () => Date;

  constructor(options: {
    links: Pick<
      LinkStore,
      'readAddresses' | 'writeAddresses' | 'forgetAddresses'
    >;
    asker: Pick<AddressAsker, 'ask' | 'mayAsk'>;
    everyMs: number;
    pauseMs?: number;
    now?: () => Date;
  }) {
    this.#links = options.links;
    this.#asker = options.asker;
    this.#everyMs = options.everyMs;
    this.#pauseMs = options.pauseMs ?? PAUSE_MS;
    this.#now = options.now ?? (() => new Date());
  }

  /** @param addresses - those that may be asked for */
  async check(
    addresses: ReadonlySet<string>,
    signal: AbortSignal,
  ): Promise<void> {
    const known = new Map(
      (await this.#links.readAddresses()).map(one => [one.address, one]),
    );
    await this.#forget([...known.values()], addresses);
    const before = this.#now().getTime() - this.#everyMs;
    const due = [...addresses].filter(
      address => (known.get(address)?.checkedAt.getTime() ?? 0) <= before,
    );
    const hosts = [...groupBy(due, address => new URL(address).host).values()];
    const workers = Array.from({ length: HOSTS }, async () => {
      for (let host = hosts.pop(); host; host = hosts.pop()) {
        await this.#askHost(host, known, signal);
      }
    });
    await Promise.all(workers);
  }

  async #askHost(
    addresses: readonly string[],
    known: ReadonlyMap<string, AskedAddress>,
    signal: AbortSignal,
  ) {
    for (const batch of inBatches(addresses, BATCH)) {
      // It is asked again when the job runs next.
      if (await this.#isBusyAt(batch, known, signal)) return;
    }
  }

  async #isBusyAt(
    addresses: readonly string[],
    known: ReadonlyMap<string, AskedAddress>,
    signal: AbortSignal,
  ): Promise<boolean> {
    const asked: AskedAddress[] = [];
    try {
      for (const address of addresses) {
        signal.throwIfAborted();
        const answer = await this.#asker.ask(address, signal);
        const checkedAt = this.#now();
        if (answer.isBusy) {
          // The others come first the next time: it may be this address alone that is never served.
          const state = known.get(address)?.state ?? answer.state;
          asked.push({ address, state, checkedAt });
          return true;
        }
        asked.push({ address, state: answer.state, checkedAt });
        await pause(this.#pauseMs, undefined, { signal });
      }
      return false;
    } finally {
      // Also what was answered before a shutdown.
      await this.#links.writeAddresses(asked);
    }
  }

  /** What nobody links to is let go after a while: at its start a process does not know all entities yet. */
  async #forget(
    known: readonly AskedAddress[],
    addresses: ReadonlySet<string>,
  ): Promise<void> {
    const before = this.#now().getTime() - 2 * this.#everyMs;
    await this.#links.forgetAddresses(
      known
        .filter(
          ({ address, checkedAt }) =>
            !this.#asker.mayAsk(address) ||
            (!addresses.has(address) && checkedAt.getTime() < before),
        )
        .map(({ address }) => address),
    );
  }
}
