import type {
  OncallSourceLevel,
  OncallSourceShift,
} from '@callboard/backstage-plugin-oncall-node';
import type { OnCall, PagerDutyUser, Reference } from '../client/schemas';

const LONGEST = 200;

const nameOf = ({ id, summary }: Reference) => summary || id;

export const personOf = ({ id, name, summary, email }: PagerDutyUser) => ({
  name: (name || summary || id).slice(0, LONGEST),
  ...(email && { email }),
});

function toShifts(onCalls: readonly OnCall[]): OncallSourceShift[] {
  const found = new Map<string, OncallSourceShift>();
  for (const { user, start, end } of onCalls) {
    if (!user) continue;
    // A schedule in several policies, or in several rules of one, is told as often.
    found.set(`${user.id} ${start} ${end}`, {
      ...(start && { startsAt: start }),
      ...(end && { endsAt: end }),
      people: [personOf(user)],
    });
  }
  return [...found.values()];
}

function groupBy<Key>(
  onCalls: readonly OnCall[],
  keyOf: (onCall: OnCall) => Key,
): Map<Key, OnCall[]> {
  const found = new Map<Key, OnCall[]>();
  for (const onCall of onCalls) {
    const key = keyOf(onCall);
    const known = found.get(key);
    if (known) known.push(onCall);
    else found.set(key, [onCall]);
  }
  return found;
}

/** Within the bounds of what a source may say. */
export const toLevel = ({
  level,
  name,
  url,
  shifts,
}: Omit<OncallSourceLevel, 'url'> & {
  url?: string | null;
}): OncallSourceLevel => ({
  level,
  name: name.slice(0, LONGEST),
  ...(url && /^https?:\/\//i.test(url) && { url }),
  shifts,
});

const levelOf = (
  level: number,
  named: readonly Reference[],
  onCalls: readonly OnCall[],
) =>
  toLevel({
    level,
    name: [...new Set(named.map(nameOf))].join(' + '),
    url: named[0].html_url,
    shifts: toShifts(onCalls),
  });

/** Levels of one escalation policy, by the schedules at each; where people stand there directly, by the policy. */
export function policyLevels(onCalls: readonly OnCall[]): OncallSourceLevel[] {
  const byLevel = groupBy(onCalls, each => each.escalation_level);
  return [...byLevel]
    .sort(([one], [other]) => one - other)
    .map(([level, own]) => {
      const schedules = own.flatMap(({ schedule }) => schedule ?? []);
      const named =
        schedules.length > 0 ? schedules : [own[0].escalation_policy];
      return levelOf(level, named, own);
    });
}

/** On-calls as what each schedule says, by its id. */
export function scheduleLevels(
  onCalls: readonly OnCall[],
): Map<string, OncallSourceLevel> {
  const bySchedule = groupBy(onCalls, ({ schedule }) => schedule?.id ?? '');
  bySchedule.delete('');
  return new Map(
    [...bySchedule].map(([id, own]) => [
      id,
      levelOf(1, [own[0].schedule!], own),
    ]),
  );
}
