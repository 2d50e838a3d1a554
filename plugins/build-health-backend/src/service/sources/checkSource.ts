import { isError } from '@backstage/errors';
import type { BuildSourceCheck } from '@callboard/backstage-plugin-build-health-common';
import {
  HeldError,
  type BuildSource,
} from '@callboard/backstage-plugin-build-health-node';

/** Somebody waits in front of a page. */
const LONGEST_MS = 30_000;

function messageOf(error: unknown): string {
  if (HeldError.is(error)) {
    return `${error.message} (${error.until.toISOString()})`;
  }
  return isError(error) ? error.message : 'It failed without a reason';
}

/** A source need not look at its signal. */
function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), {
      once: true,
    });
  });
}

/** Tries out whether a provider answers; that it does not is an answer too. */
export async function checkSource(
  source: Pick<BuildSource, 'check'>,
  options: { scopes: readonly string[]; now: () => Date; longestMs?: number },
): Promise<BuildSourceCheck> {
  const { scopes, now, longestMs = LONGEST_MS } = options;
  const signal = AbortSignal.timeout(longestMs);
  try {
    const found = await Promise.race([
      source.check!({ scopes, signal }),
      untilAborted(signal),
    ]);
    const { account, reads, quota } = found;
    return {
      isOk: reads.every(({ isAllowed }) => isAllowed),
      ...(account !== undefined && { account }),
      // Of a module that brings more, only what is told to people.
      reads: reads.map(({ what, isAllowed, fix }) => ({
        what,
        isAllowed,
        ...(fix !== undefined && { fix }),
      })),
      ...(quota && {
        quota: {
          used: quota.used,
          limit: quota.limit,
          resetsAt: quota.resetsAt.toISOString(),
        },
      }),
      at: now().toISOString(),
    };
  } catch (error) {
    const problem = signal.aborted
      ? `The provider has not answered within ${
          longestMs / 1_000
        } s: look whether the backend reaches it, as through a proxy`
      : messageOf(error);
    return { isOk: false, problem, reads: [], at: now().toISOString() };
  }
}
