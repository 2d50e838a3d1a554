import type { CheckExplanation } from '@callboard/backstage-plugin-scorecards-common';
import { providerOf } from '@callboard/backstage-plugin-scorecards-common/domain';
import type { World } from '../World';

const REASONS = {
  push: 'Its facts are pushed, as by a build.',
  'sign-off': 'Its facts are what people sign off.',
} as const;

/** Whether facts can be read again at once, and when that happens by itself. */
export async function refreshOf(
  { runtime, collectors }: Pick<World, 'runtime' | 'collectors'>,
  facts: Iterable<string>,
): Promise<CheckExplanation['refresh']> {
  const ids = new Set([...facts].map(providerOf));
  const origins = runtime.facts.origins().filter(({ id }) => ids.has(id));
  const pulled = origins.filter(({ kind }) => kind === 'pull');
  const nexts = await Promise.all(
    pulled.map(({ id }) => collectors.nextAt(id)),
  );
  const [nextAt] = nexts.filter(at => at !== undefined).sort();
  const canReadNow = pulled.some(
    ({ id }) => runtime.facts.find(id)?.readsSingly !== false,
  );
  const [first] = pulled;
  const other = origins.find(({ kind }) => kind !== 'pull');
  const reason = first
    ? `${first.title} reads all services at a time.`
    : other && REASONS[other.kind as keyof typeof REASONS];
  return {
    canReadNow,
    ...(nextAt !== undefined && { nextAt }),
    ...(!canReadNow && reason !== undefined && { reason }),
  };
}
