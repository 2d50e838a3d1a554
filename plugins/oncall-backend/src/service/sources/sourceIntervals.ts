import type {
  OncallSourcePerson,
  OncallSourceShift,
} from '@callboard/backstage-plugin-oncall-node';

/** People on call together elsewhere; half-open, in milliseconds since 1970 in UTC. */
export interface SourceInterval {
  startsAt: number;
  /** Infinity without an end. */
  endsAt: number;
  people: OncallSourcePerson[];
}

/** Somebody is one person, whichever shift names them. */
export const identityOf = ({ email, name }: OncallSourcePerson) =>
  email?.toLocaleLowerCase('en-US') ?? name;

const momentOf = (written: string | undefined, open: number) =>
  written === undefined ? open : Date.parse(written);

const samePeople = (one: SourceInterval, people: OncallSourcePerson[]) =>
  one.people.length === people.length &&
  one.people.every(
    (person, at) => identityOf(person) === identityOf(people[at]),
  );

/** Overlapping shifts as intervals one after the other, neighbours with the same people merged. */
export function sourceIntervals(
  shifts: readonly OncallSourceShift[],
): SourceInterval[] {
  const placed = shifts
    .map(({ startsAt, endsAt, people }) => ({
      from: momentOf(startsAt, 0),
      to: momentOf(endsAt, Infinity),
      people,
    }))
    .filter(({ from, to }) => from < to);
  const edges = [...new Set(placed.flatMap(({ from, to }) => [from, to]))].sort(
    (one, other) => one - other,
  );
  const found: SourceInterval[] = [];
  edges.slice(0, -1).forEach((startsAt, at) => {
    const byIdentity = new Map<string, OncallSourcePerson>();
    for (const { from, to, people } of placed) {
      if (from > startsAt || to <= startsAt) continue;
      for (const person of people) byIdentity.set(identityOf(person), person);
    }
    if (byIdentity.size === 0) return;
    const people = [...byIdentity.values()].sort((one, other) =>
      one.name.localeCompare(other.name, 'en-US'),
    );
    const last = found[found.length - 1];
    const endsAt = edges[at + 1];
    if (last?.endsAt === startsAt && samePeople(last, people)) {
      last.endsAt = endsAt;
    } else {
      found.push({ startsAt, endsAt, people });
    }
  });
  return found;
}
