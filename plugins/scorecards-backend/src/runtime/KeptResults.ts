/** How far the results of an entity are that are kept. */
export interface KeptResult {
  revision: number;
  /** The last change of facts that is in them. */
  factsSeq: number;
  /** The last change of documents that is in them. */
  rulesSeq: number;
}

/** Facts of one provider that are in memory, and of which no results are known. */
interface Arrear {
  seq: number;
  /** Bare name of the fact that changed last. */
  newest?: string;
  runId?: string;
}

/**
 * Which results are kept, by entity, and which changes of facts are not in them: whoever wrote these is about to judge them, or has
 * died, or found that they change nothing.
 */
export class KeptResults {
  readonly #results = new Map<string, KeptResult>();
  readonly #arrears = new Map<string, Map<string, Arrear>>();

  of(ref: string): KeptResult | undefined {
    return this.#results.get(ref);
  }

  set(ref: string, result: KeptResult): void {
    this.#results.set(ref, result);
    this.settle(ref, result.factsSeq);
  }

  /** Its results are not known any more. */
  forget(ref: string): void {
    this.#results.delete(ref);
  }

  /** The entity is gone. */
  delete(ref: string): void {
    this.forget(ref);
    this.#arrears.delete(ref);
  }

  /** Facts were taken over that nobody here has judged. */
  owe(ref: string, providerId: string, arrear: Arrear): void {
    if (arrear.seq <= (this.of(ref)?.factsSeq ?? 0)) return;
    const own = this.#arrears.get(ref) ?? new Map<string, Arrear>();
    own.set(providerId, arrear);
    this.#arrears.set(ref, own);
  }

  /** All changes of facts up to a number are judged. */
  settle(ref: string, factsSeq: number): void {
    const own = this.#arrears.get(ref);
    if (!own) return;
    for (const [providerId, { seq }] of own)
      if (seq <= factsSeq) own.delete(providerId);
    if (own.size === 0) this.#arrears.delete(ref);
  }

  /** Entities of which facts are not judged. */
  owing(): string[] {
    return [...this.#arrears.keys()];
  }

  arrearsOf(ref: string): ReadonlyMap<string, Arrear> {
    return this.#arrears.get(ref) ?? new Map();
  }

  /** What results that are written now have of facts, when all changes up to a number are in memory. */
  factsSeqOf(ref: string, upTo: number): number {
    const seqs = [...this.arrearsOf(ref).values()].map(({ seq }) => seq);
    return Math.min(upTo, ...seqs.map(seq => seq - 1));
  }
}
