import type {
  NewMark,
  Run,
} from '@callboard/backstage-plugin-playbooks-common';

/** Without its age, which is worked out when it is sent. */
type Ageless<T> = T extends unknown ? Omit<T, 'agoMs'> : never;

/** What somebody does in a run. */
export type Deed = Ageless<NewMark>;

/** A mark that has not arrived yet. */
export interface PendingMark {
  deed: Deed;
  /** Milliseconds since 1970 by the clock of this device. */
  madeAt: number;
}

/** A mark that the backend does not take; what was written is not lost. */
export interface RefusedMark extends PendingMark {
  reason: string;
}

/** What a queue holds. */
export interface QueueState {
  pending: readonly PendingMark[];
  refused: readonly RefusedMark[];
  /** The last try did not reach the backend. */
  isCutOff: boolean;
}

/** Where a queue is kept, so that it survives a reload. */
export interface QueueStore {
  read(): Pick<QueueState, 'pending' | 'refused'> | undefined;
  write(state: Pick<QueueState, 'pending' | 'refused'> | undefined): void;
}

const MOST_AT_ONCE = 50;
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 8_000;

/** The backend has looked at it and does not want it; everything else may go well the next time. */
const isRefusal = (status: number | undefined) =>
  status !== undefined &&
  status >= 400 &&
  status < 500 &&
  ![401, 408, 425, 429].includes(status);

/**
 * Marks on their way to the backend: in order, each until it has arrived or is refused, however long the network is gone. A
 * mark that arrives twice is kept once, so a lost answer does no harm.
 */
export class MarkQueue {
  readonly #send: (marks: NewMark[]) => Promise<Run>;
  readonly #statusOf: (error: unknown) => number | undefined;
  readonly #reasonOf: (error: unknown) => string;
  readonly #store: QueueStore;
  readonly #listeners = new Set<() => void>();
  #state: QueueState;
  #isSending = false;
  /** After a refusal: only the mark that is refused stays behind. */
  #isOneByOne = false;
  #failures = 0;
  #timer?: ReturnType<typeof setTimeout>;

  constructor(options: {
    send: (marks: NewMark[]) => Promise<Run>;
    statusOf: (error: unknown) => number | undefined;
    reasonOf: (error: unknown) => string;
    store: QueueStore;
  }) {
    this.#send = options.send;
    this.#statusOf = options.statusOf;
    this.#reasonOf = options.reasonOf;
    this.#store = options.store;
    const kept = options.store.read();
    this.#state = {
      pending: kept?.pending ?? [],
      refused: kept?.refused ?? [],
      isCutOff: false,
    };
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    void this.flush();
    return () => {
      this.#listeners.delete(listener);
    };
  };

  readonly state = () => this.#state;

  add(deed: Deed): void {
    const mark = { deed, madeAt: Date.now() };
    this.#change({ pending: [...this.#state.pending, mark] });
    void this.flush();
  }

  /** Forgets what was refused, once it has been read. */
  dismiss(): void {
    this.#change({ refused: [] });
  }

  /** Sends what waits, now. */
  readonly flush = async (): Promise<void> => {
    if (this.#isSending || this.#state.pending.length === 0) return;
    clearTimeout(this.#timer);
    this.#isSending = true;
    try {
      await this.#sendFirst(this.#isOneByOne ? 1 : MOST_AT_ONCE);
    } finally {
      this.#isSending = false;
    }
    if (this.#state.pending.length > 0 && !this.#state.isCutOff) {
      await this.flush();
    }
  };

  async #sendFirst(count: number): Promise<void> {
    const marks = this.#state.pending.slice(0, count);
    try {
      await this.#send(
        marks.map(({ deed, madeAt }) => ({
          ...deed,
          agoMs: Math.max(0, Date.now() - madeAt),
        })),
      );
      this.#failures = 0;
      this.#change({ pending: this.#without(marks), isCutOff: false });
    } catch (error) {
      if (!isRefusal(this.#statusOf(error))) {
        this.#retryLater();
      } else if (marks.length > 1) {
        this.#isOneByOne = true;
        this.#change({ isCutOff: false });
      } else {
        this.#isOneByOne = false;
        const [mark] = marks;
        this.#change({
          pending: this.#without(marks),
          refused: [
            ...this.#state.refused,
            { ...mark, reason: this.#reasonOf(error) },
          ],
          isCutOff: false,
        });
      }
    }
  }

  #without(sent: readonly PendingMark[]): PendingMark[] {
    const ids = new Set(sent.map(({ deed }) => deed.id));
    return this.#state.pending.filter(({ deed }) => !ids.has(deed.id));
  }

  #retryLater(): void {
    const wait = Math.min(FIRST_RETRY_MS * 2 ** this.#failures, LAST_RETRY_MS);
    this.#failures += 1;
    this.#change({ isCutOff: true });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  #change(change: Partial<QueueState>): void {
    this.#state = { ...this.#state, ...change };
    const { pending, refused } = this.#state;
    this.#store.write(
      pending.length + refused.length > 0 ? { pending, refused } : undefined,
    );
    this.#listeners.forEach(listener => listener());
  }
}
