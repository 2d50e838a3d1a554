import {
  maskSecrets,
  type NewMark,
  type Run,
} from '@callboard/backstage-plugin-playbooks-common';

/** Without its age, which is worked out when it is sent. */
type Ageless<T> = T extends unknown ? Omit<T, 'agoMs'> : never;

/** What somebody does in a run. */
export type Deed = Ageless<NewMark>;

/** A mark that has not arrived yet. */
export interface PendingMark {
  deed: Deed;
  /** Milliseconds since 1970 by the clock of this device, and later than that of the mark before. */
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

/** Where marks are kept one by one, so that they survive a reload, and two tabs do not undo each other. */
export interface QueueStore {
  read(): (PendingMark | RefusedMark)[];
  keep(mark: PendingMark | RefusedMark): void;
  remove(markId: string): void;
}

const MOST_AT_ONCE = 50;
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 8_000;
/** The backend takes none that is older. */
const OLDEST_MS = 7 * 86_400_000;

const isRefused = (mark: PendingMark | RefusedMark): mark is RefusedMark =>
  'reason' in mark;

/** A device keeps no secrets either, as far as their form is known. */
const safe = (deed: Deed): Deed => ({
  ...deed,
  ...(deed.text && { text: maskSecrets(deed.text).text }),
  ...(deed.output && { output: maskSecrets(deed.output).text }),
});

/** Marks with how long ago they were made. A clock that was set back in between must not turn them round. */
function withAges(marks: readonly PendingMark[], now: number): NewMark[] {
  let least = 0;
  return marks.reduceRight<NewMark[]>((later, { deed, madeAt }) => {
    const agoMs = Math.max(now - madeAt, least);
    least = agoMs + 1;
    return [{ ...deed, agoMs: Math.min(agoMs, OLDEST_MS) }, ...later];
  }, []);
}

/** Whoever marks an item again has seen what they marked before. */
function seeing(
  mark: PendingMark,
  arrived: readonly PendingMark[],
  run: Pick<Run, 'revision'>,
): PendingMark {
  const { deed } = mark;
  const isAgain =
    deed.kind === 'step' &&
    arrived.some(({ deed: { stepId } }) => stepId === deed.stepId);
  return isAgain
    ? { ...mark, deed: { ...deed, seenRevision: run.revision } }
    : mark;
}

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
    const kept = [...options.store.read()].sort((a, b) => a.madeAt - b.madeAt);
    this.#state = {
      pending: kept.filter(mark => !isRefused(mark)),
      refused: kept.filter(isRefused),
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
    const { madeAt: before = 0 } = this.#state.pending.at(-1) ?? {};
    const mark = {
      deed: safe(deed),
      madeAt: Math.max(Date.now(), before + 1),
    };
    this.#store.keep(mark);
    this.#change({ pending: [...this.#state.pending, mark] });
    void this.flush();
  }

  /** Forgets what was refused, once it has been read. */
  dismiss(): void {
    this.#state.refused.forEach(({ deed }) => this.#store.remove(deed.id));
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
      const run = await this.#send(withAges(marks, Date.now()));
      this.#failures = 0;
      marks.forEach(({ deed }) => this.#store.remove(deed.id));
      const pending = this.#without(marks).map(mark =>
        seeing(mark, marks, run),
      );
      this.#change({ pending, isCutOff: false });
    } catch (error) {
      if (!isRefusal(this.#statusOf(error))) {
        this.#retryLater();
      } else if (marks.length > 1) {
        this.#isOneByOne = true;
        this.#change({ isCutOff: false });
      } else {
        this.#isOneByOne = false;
        const mark = { ...marks[0], reason: this.#reasonOf(error) };
        this.#store.keep(mark);
        this.#change({
          pending: this.#without(marks),
          refused: [...this.#state.refused, mark],
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
    this.#listeners.forEach(listener => listener());
  }
}
