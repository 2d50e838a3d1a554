import type {
  BackstageCredentials,
  BackstageServicePrincipal,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type {
  EntityFacts,
  FactProvider,
} from '@callboard/backstage-plugin-scorecards-node';

/** What providers get to work with. */
export interface AskContext {
  getCredentials: () => Promise<
    BackstageCredentials<BackstageServicePrincipal>
  >;
  logger: LoggerService;
}

/**
 * Asks a provider about a batch.
 *
 * @throws what the provider throws, or the reason of the signal: a provider that does not look at it is not waited for
 */
export async function askProvider(
  provider: FactProvider,
  entities: readonly Entity[],
  options: AskContext & { signal: AbortSignal; now: Date },
): Promise<EntityFacts[]> {
  const { signal, logger, now } = options;
  signal.throwIfAborted();
  const credentials = await options.getCredentials();
  let stop: () => void;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([
      provider.collect({ entities, credentials, signal, logger, now }),
      aborted,
    ]);
  } finally {
    signal.removeEventListener('abort', stop!);
  }
}

const MOST_CHARACTERS = 500;

/** What went wrong in few words; never the stack, and never what an error was caused by. */
export const problemOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(
    0,
    MOST_CHARACTERS,
  );
