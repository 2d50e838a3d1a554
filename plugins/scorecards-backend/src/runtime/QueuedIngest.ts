import type { ExemptionRecord } from '../database/ExemptionStore';
import type { FactStore, ToldFacts, WrittenFacts } from '../database/FactStore';
import type { Judging } from './Judging';
import type { Ingest } from './Runtime';
import type { StandardFacts } from './StandardFacts';
import type { WorkQueue } from './WorkQueue';

/** Keeps what is told, and has it judged, one after the other. */
export class QueuedIngest implements Ingest {
  readonly #queue: WorkQueue;
  readonly #facts: Pick<FactStore, 'write' | 'hold'>;
  readonly #judging: Judging;
  readonly #standards: StandardFacts;

  constructor(options: {
    queue: WorkQueue;
    facts: Pick<FactStore, 'write' | 'hold'>;
    judging: Judging;
    standards: StandardFacts;
  }) {
    this.#queue = options.queue;
    this.#facts = options.facts;
    this.#judging = options.judging;
    this.#standards = options.standards;
  }

  write(told: ToldFacts): Promise<WrittenFacts> {
    return this.#queue.run(async () => {
      const written = await this.#facts.write(told);
      await this.#judging.written(written);
      return written;
    });
  }

  async hold(held: Parameters<FactStore['hold']>[0]): Promise<void> {
    // Only how old facts are depends on it, and that is looked at when the run has ended.
    await this.#facts.hold(held);
  }

  wrote(written: WrittenFacts): Promise<void> {
    return this.#queue.run(() => this.#judging.written(written));
  }

  seen(): Promise<void> {
    return this.#queue.run(() => this.#judging.providers());
  }

  exempted(exemptions: readonly ExemptionRecord[]): Promise<void> {
    return exemptions.length === 0
      ? Promise.resolve()
      : this.#queue.run(() => this.#judging.exempted(exemptions));
  }

  async acknowledged(teamRefs?: readonly string[]): Promise<void> {
    const refs = teamRefs && this.#standards.ofTeams(teamRefs);
    for await (const told of this.#standards.say(refs)) await this.write(told);
  }
}
