import type {
  OncallSourceBatch,
  OncallSourceLevel,
} from '@callboard/backstage-plugin-oncall-node';
import { listOnCalls } from '../client/pages';
import type { PagerDutyClient } from '../client/PagerDutyClient';
import type { ScheduleLookup } from '../client/ScheduleLookup';
import type { Window } from '../client/window';
import { scheduleLevels } from '../mapping/toLevels';
import { inParts, type Part } from './PartReader';
import { toPlan } from './toPlan';

/** Of one request. */
const SCHEDULES = 10;

/** A key that asks for schedules; the first is asked first. */
export interface ScheduleTarget {
  key: string;
  schedules: string[];
}

interface Options {
  client: PagerDutyClient;
  lookup: ScheduleLookup;
  window: Window;
}

type Levels = Map<string, OncallSourceLevel | undefined>;

/** What schedules say, without those that are known. */
async function readLevels(
  ids: readonly string[],
  known: Levels,
  { client, lookup, window }: Options,
): Promise<void> {
  const unread = ids.filter(id => !known.has(id));
  for (const schedules of inParts(unread, SCHEDULES)) {
    const found = scheduleLevels(
      await listOnCalls(client, { filter: { schedules }, ...window }),
    );
    for (const id of schedules) {
      known.set(id, found.get(id) ?? (await lookup.schedule(id, window)));
    }
  }
}

function toBatch(
  { key, schedules }: ScheduleTarget,
  known: Levels,
  window: Window,
): OncallSourceBatch {
  const levels = schedules.flatMap((id, at) => {
    const level = known.get(id);
    return level ? [{ ...level, level: at + 1 }] : [];
  });
  if (levels.length === 0) {
    const unknown = schedules.join(', ');
    const problem = `there is no schedule '${unknown}', or the token does not see it; take the id from the address of its page`;
    return { keys: [{ key, problem }], plans: [] };
  }
  const planId = `schedules:${schedules.join(',')}`;
  return { keys: [{ key, planId }], plans: [toPlan(planId, levels, window)] };
}

/** Keys whose schedules are asked for at once. */
function together(targets: readonly ScheduleTarget[]): ScheduleTarget[][] {
  const parts: ScheduleTarget[][] = [];
  let ids = new Set<string>();
  for (const target of targets) {
    const more = new Set([...ids, ...target.schedules]);
    const part = parts.at(-1);
    if (part && more.size <= SCHEDULES) {
      part.push(target);
      ids = more;
    } else {
      parts.push([target]);
      ids = new Set(target.schedules);
    }
  }
  return parts;
}

/** Who is on call by schedules, a few at once; one that several keys name is read once. */
export function scheduleParts(
  targets: readonly ScheduleTarget[],
  options: Options,
): Part[] {
  const known: Levels = new Map();
  const toPart = (own: readonly ScheduleTarget[]): Part => ({
    async read() {
      const ids = new Set(own.flatMap(({ schedules }) => schedules));
      await readLevels([...ids], known, options);
      const said = own.map(each => toBatch(each, known, options.window));
      return {
        keys: said.flatMap(({ keys }) => keys),
        plans: said.flatMap(({ plans }) => plans),
      };
    },
    split: () => (own.length > 1 ? own.map(each => toPart([each])) : []),
  });
  return together(targets).map(toPart);
}
