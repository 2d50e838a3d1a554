import { groupBy } from '@internal/backend-kit';
import { knownFacts, whyOf } from '../entities/knownFacts';
import type { RuleCheck } from '../state/book';
import type { Service } from '../state/Estate';
import type { World } from '../World';

/** Why checks do not pass, in one sentence each, by service; in one statement. */
export async function reasonsOf(
  {
    stores,
    collectors,
    runtime,
    now,
  }: Pick<World, 'stores' | 'collectors' | 'runtime' | 'now'>,
  asked: readonly { service: Service; check: RuleCheck | undefined }[],
): Promise<Map<string, string>> {
  const records = groupBy(
    await stores.facts.read(asked.map(({ service }) => service.ref)),
    ({ entityRef }) => entityRef,
  );
  const providers = await collectors.read();
  const { table } = runtime.engine;
  return new Map(
    asked.flatMap(({ service: { ref, row }, check }) => {
      const known = knownFacts({
        records: records.get(ref) ?? [],
        providers,
        table,
        row,
      });
      const subject = {
        table,
        row,
        at: now(),
        known: (fact: string) => known.get(fact),
      };
      const why = check && whyOf(check, subject);
      return why === undefined ? [] : [[ref, why] as const];
    }),
  );
}
