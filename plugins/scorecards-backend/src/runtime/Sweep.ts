import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { DocumentStore } from '../database/DocumentStore';
import type { ExemptionStore } from '../database/ExemptionStore';
import type { SignOffStore } from '../database/SignOffStore';
import type { Judging } from './Judging';
import type { Runtime } from './Runtime';
import type { SilenceWatch } from './SilenceWatch';
import type { WorkQueue } from './WorkQueue';

/** Sign-offs that are ended at a time. */
const SIGN_OFFS = 100;

/** Something else that is done with it. */
export interface SweepPart {
  /** For the log. */
  title: string;
  run(signal: AbortSignal): Promise<unknown>;
}

/** Does what time asks for, and what was left over. Done twice, or by two processes at once, it is as if it was done once. */
export class Sweep {
  readonly #runtime: Pick<Runtime, 'ingest' | 'publish'>;
  readonly #judging: Pick<Judging, 'leftOver' | 'sweep' | 'everything'>;
  readonly #queue: WorkQueue;
  readonly #documents: Pick<DocumentStore, 'activateDue'>;
  readonly #exemptions: Pick<ExemptionStore, 'endDue'>;
  readonly #signOffs: Pick<SignOffStore, 'listDue' | 'end'>;
  readonly #silence: Pick<SilenceWatch, 'look'>;
  readonly #parts: readonly SweepPart[];
  readonly #logger: LoggerService;
  readonly #now: () => number;
  /** What came before is looked at once by each process. */
  #since = 0;

  constructor(options: {
    runtime: Pick<Runtime, 'ingest' | 'publish'>;
    judging: Pick<Judging, 'leftOver' | 'sweep' | 'everything'>;
    queue: WorkQueue;
    documents: Pick<DocumentStore, 'activateDue'>;
    exemptions: Pick<ExemptionStore, 'endDue'>;
    signOffs: Pick<SignOffStore, 'listDue' | 'end'>;
    silence: Pick<SilenceWatch, 'look'>;
    parts?: readonly SweepPart[];
    logger: LoggerService;
    now?: () => number;
  }) {
    this.#parts = options.parts ?? [];
    this.#runtime = options.runtime;
    this.#judging = options.judging;
    this.#queue = options.queue;
    this.#documents = options.documents;
    this.#exemptions = options.exemptions;
    this.#signOffs = options.signOffs;
    this.#silence = options.silence;
    this.#logger = options.logger;
    this.#now = options.now ?? Date.now;
  }

  /** A part that fails holds up no other; the next round does it. */
  async run(signal: AbortSignal): Promise<void> {
    for (const { title, run } of [...this.#own(), ...this.#parts]) {
      signal.throwIfAborted();
      try {
        await run(signal);
      } catch (error) {
        this.#logger.warn(`${title} could not be looked at`, toError(error));
      }
    }
  }

  #own(): SweepPart[] {
    const { ingest } = this.#runtime;
    return [
      {
        title: 'Results that were left over',
        run: () => this.#queue.run(() => this.#judging.leftOver()),
      },
      { title: 'Documents that are due', run: () => this.#publishDue() },
      {
        title: 'Exemptions that are over',
        run: async () =>
          ingest.exempted(await this.#exemptions.endDue(this.#now())),
      },
      {
        title: 'Sign-offs that are over',
        run: signal => this.#endSignOffs(signal),
      },
      {
        title: 'Silent collectors',
        run: async () => {
          await this.#silence.look();
          await ingest.seen();
        },
      },
      { title: 'What changes with time', run: () => this.#sweep() },
    ];
  }

  /** With them goes what another process has begun to judge, and not ended. */
  async #publishDue(): Promise<void> {
    await this.#documents.activateDue(this.#now());
    await this.#runtime.publish();
  }

  async #endSignOffs(signal: AbortSignal): Promise<void> {
    const at = this.#now();
    let due;
    do {
      signal.throwIfAborted();
      due = await this.#signOffs.listDue({ at, limit: SIGN_OFFS });
      for (const { id } of due) {
        const ended = await this.#signOffs.end(
          { id, at },
          { missing: 'Its sign-off has ended.' },
        );
        if (ended) await this.#runtime.ingest.wrote(ended.written);
      }
    } while (due.length === SIGN_OFFS);
  }

  async #sweep(): Promise<void> {
    const at = this.#now();
    await this.#queue.run(() => this.#judging.sweep(this.#since));
    // This process may know other facts than the one before.
    if (this.#since === 0)
      await this.#queue.run(() => this.#judging.everything());
    this.#since = at;
  }
}
