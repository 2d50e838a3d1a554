import type { LoggerService } from '@backstage/backend-plugin-api';
import type { FurtherEvidence } from '@callboard/backstage-plugin-ownership-common';
import type { OwnershipEvidenceProvider } from '@callboard/backstage-plugin-ownership-node';
import { z } from 'zod';

const TIMEOUT_MS = 2_000;
const MAX_TEXT = 200;
const MAX_ADDRESS = 2_000;
/** What a provider is asked about at once. */
const MAX_ENTITIES = 100;
/** Of one provider, for all that it is asked about at once. */
const MAX_EVIDENCE = 1_000;

const reference = z
  .string()
  .max(400)
  .transform(ref => ref.toLocaleLowerCase('en-US'));

const address = z
  .string()
  .max(MAX_ADDRESS)
  .refine(written => /^https?:\/\//i.test(written) && URL.canParse(written));

const evidenceSchema = z.object({
  entityRef: reference,
  candidateRef: reference.pipe(z.string().regex(/^(group|user):[^/]+\/.+$/)),
  strength: z.enum(['strong', 'fair', 'weak']),
  text: z
    .string()
    .transform(text =>
      text
        .replace(/[\p{C}\s]+/gu, ' ')
        .trim()
        .slice(0, MAX_TEXT),
    )
    .pipe(z.string().min(1)),
  tally: z
    .object({ count: z.number().int().min(1), total: z.number().int() })
    .refine(({ count, total }) => count <= total)
    .optional(),
  href: address.optional().catch(undefined),
  observedAt: z.iso.datetime().optional().catch(undefined),
});

/** With the id of who said so. */
type Evidence = z.infer<typeof evidenceSchema> & { source: string };

export interface EvidenceProvidersOptions {
  /** Each with an id of its own. */
  providers: OwnershipEvidenceProvider[];
  logger: LoggerService;
  /** For tests. Default: 2 seconds. */
  timeoutMs?: number;
}

/** Rejects when the signal aborts: a provider need not look at it. */
function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), {
      once: true,
    });
  });
}

/** The evidence of modules. One that fails, is slow or says something odd is left out, and the others count. */
export class EvidenceProviders {
  readonly #options: EvidenceProvidersOptions;

  /** @throws when two providers have one id */
  constructor(options: EvidenceProvidersOptions) {
    const ids = options.providers.map(({ id }) => id);
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice !== undefined) {
      throw new Error(
        `Two providers of ownership evidence have the id '${twice}'`,
      );
    }
    this.#options = options;
  }

  /** What all providers say of these entities, the latest first, by entity. */
  async getEvidence(
    entityRefs: string[],
    signal?: AbortSignal,
  ): Promise<Map<string, FurtherEvidence[]>> {
    const asking: Promise<Evidence[]>[] = [];
    for (let at = 0; at < entityRefs.length; at += MAX_ENTITIES) {
      const refs = entityRefs.slice(at, at + MAX_ENTITIES);
      for (const provider of this.#options.providers) {
        asking.push(this.#ask(provider, refs, signal));
      }
    }
    const answers = await Promise.all(asking);
    const asked = new Map(entityRefs.map(ref => [ref, [] as Evidence[]]));
    for (const evidence of answers.flat()) {
      asked.get(evidence.entityRef)?.push(evidence);
    }
    const latestFirst = (a: Evidence, b: Evidence) =>
      (b.observedAt ?? '').localeCompare(a.observedAt ?? '');
    return new Map(
      Array.from(asked, ([ref, list]) => [
        ref,
        list
          .sort(latestFirst)
          .map(({ source, candidateRef, strength, text, tally, href }) => ({
            candidateRef,
            strength,
            text,
            ...(tally && { tally: { ...tally, source } }),
            ...(href && { href }),
          })),
      ]),
    );
  }

  async #ask(
    provider: OwnershipEvidenceProvider,
    entityRefs: string[],
    caller: AbortSignal | undefined,
  ): Promise<Evidence[]> {
    const { logger, timeoutMs = TIMEOUT_MS } = this.#options;
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = caller ? AbortSignal.any([caller, timeout]) : timeout;
    try {
      const answer: unknown = await Promise.race([
        provider.getEvidence({ entityRefs, signal }),
        untilAborted(signal),
      ]);
      if (!Array.isArray(answer)) throw new Error('the answer is no list');
      const parsed = answer
        .slice(0, MAX_EVIDENCE)
        .flatMap(item => evidenceSchema.safeParse(item).data ?? []);
      if (parsed.length < answer.length) {
        logger.warn(
          `Provider '${provider.id}' of ownership evidence: ${
            answer.length - parsed.length
          } of ${answer.length} were left out, being malformed or too many`,
        );
      }
      return parsed.map(one => ({ ...one, source: provider.id }));
    } catch (error) {
      if (!caller?.aborted) {
        logger.warn(
          `Provider '${provider.id}' of ownership evidence did not answer: ${error}`,
        );
      }
      return [];
    }
  }
}
