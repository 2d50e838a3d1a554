import type {
  OnCallAnswer,
  OnCallHit,
  OnCallHitKind,
  OnCallLevel,
} from '@callboard/backstage-plugin-oncall-common';
import type { Viewer } from '../Admission';
import type { Directory } from '../Directory';
import { Naming } from '../Naming';
import { nowAndNext } from '../nowAndNext';
import type { BookEntry, ScheduleBook } from '../ScheduleBook';
import { ScheduleLevels } from '../scheduleLevels';
import { byLevel } from '../schedulesByTeam';
import { versionAt } from '../versionAt';
import { visibleEntries } from '../visibleEntries';
import type { WhoReader } from '../WhoReader';
import { matchesOf, take, termsOf, type Match, type Named } from './matching';

const MOST_OF_A_KIND = 6;
/** The catalog is asked about so many matches at first, and about ever more while the caller sees too few. */
const FIRST_ASKED = 50;
const MOST_ASKED = 1_000;

/** Kinds of entities that somebody may be called for. */
const CALLED_FOR = /^(?:component|system|api|resource|domain):/;

const kinds: OnCallHitKind[] = ['entity', 'team', 'person', 'schedule'];

/** A schedule as something with a name. */
interface NamedEntry extends Named {
  entry: BookEntry;
}

type Found = Match<Named> & { kind: OnCallHitKind };

/** Finds entities, teams, people and schedules by name, among those that the caller sees, and says who is on call. */
export class OnCallSearch {
  readonly #directory: Directory;
  readonly #book: ScheduleBook;
  readonly #who: WhoReader;
  readonly #clock: () => number;

  constructor(options: {
    directory: Directory;
    book: ScheduleBook;
    who: WhoReader;
    /** Milliseconds since 1970 in UTC; for tests. */
    clock?: () => number;
  }) {
    this.#directory = options.directory;
    this.#book = options.book;
    this.#who = options.who;
    this.#clock = options.clock ?? Date.now;
  }

  /** @param q - parts of a name, divided by spaces */
  async find(q: string, viewer: Viewer): Promise<OnCallHit[]> {
    const terms = termsOf(q);
    if (terms.length === 0) return [];
    const entries = [...(await this.#book.current()).values()];
    const { entities, groups, users } = this.#directory;
    const called = [...entities.values()].filter(({ entityRef }) =>
      CALLED_FOR.test(entityRef),
    );
    const visible = await visibleEntries(entries, viewer, this.#directory);
    const found = (
      await Promise.all([
        this.#best('entity', matchesOf(called, terms), viewer),
        this.#best('team', matchesOf(groups.values(), terms), viewer),
        this.#best('person', matchesOf(users.values(), terms), viewer),
        schedules(matchesOf(visible.map(asNamed), terms)),
      ])
    ).flat();
    found.sort(
      (one, other) =>
        one.rank - other.rank ||
        kinds.indexOf(one.kind) - kinds.indexOf(other.kind),
    );
    return this.#answer(found, visible, viewer);
  }

  /** The best matches that the caller sees. */
  async #best(
    kind: OnCallHitKind,
    matches: Iterator<Match<Named>>,
    { view }: Viewer,
  ): Promise<Found[]> {
    const best: Found[] = [];
    for (
      let size = FIRST_ASKED;
      best.length < MOST_OF_A_KIND;
      size = MOST_ASKED
    ) {
      // Only those: sorting all matches of a letter takes longer than all else.
      const asked = take(matches, size);
      if (asked.length === 0) break;
      const sees = await view.check(asked.map(({ named }) => named.entityRef));
      for (const match of asked) {
        if (sees(match.named.entityRef)) best.push({ ...match, kind });
      }
    }
    return best.slice(0, MOST_OF_A_KIND);
  }

  async #answer(
    found: readonly Found[],
    visible: readonly BookEntry[],
    viewer: Viewer,
  ): Promise<OnCallHit[]> {
    const entityRefs = found
      .filter(({ kind }) => kind === 'entity' || kind === 'team')
      .map(({ named }) => named.entityRef);
    const { items } = await this.#who.getByRefs({ entityRefs }, viewer);
    const answers = new Map(
      items.flatMap(item => (item ? [[item.entityRef, item]] : [])),
    );
    const shown = entriesOf(found, visible);
    const now = this.#clock();
    await this.#book.prepare(shown, now);
    const sees = await viewer.view.check(
      shown.flatMap(({ people }) => [...people]),
    );
    const naming = new Naming(this.#directory, sees);
    const levels = new ScheduleLevels({
      book: this.#book,
      naming,
      now,
      at: now,
    });
    return found.map(({ kind, named }): OnCallHit => {
      const head = { kind, id: named.entityRef, title: named.title };
      if (kind === 'person') {
        const shifts = this.#shiftsOf(named.entityRef, shown, naming, now);
        return { ...head, levels: shifts };
      }
      if (kind === 'schedule') {
        return ofSchedule(head, levels.of((named as NamedEntry).entry));
      }
      return ofAnswer(head, answers.get(named.entityRef));
    });
  }

  /** A level for each schedule by which a person is on call in the coming year, those of now in front. */
  #shiftsOf(
    userRef: string,
    entries: readonly BookEntry[],
    naming: Naming,
    now: number,
  ): OnCallLevel[] {
    return entries
      .filter(({ people }) => people.has(userRef))
      .sort(byLevel)
      .flatMap((entry): OnCallLevel[] => {
        const { id, name, level } = entry.schedule;
        const outlook = this.#book.outlook(entry, now);
        const { until } = outlook;
        const intervals = outlook.intervals.filter(({ userRefs }) =>
          userRefs.includes(userRef),
        );
        const found = nowAndNext({ intervals }, now);
        if (!found.now && !found.next) return [];
        return [
          {
            level,
            schedule: {
              id,
              name,
              timeZone: versionAt(entry.schedule, now).version.timeZone,
            },
            now: found.now && naming.shift(found.now, until),
            next: found.next && naming.shift(found.next, until),
          },
        ];
      })
      .sort((one, other) => Number(!one.now) - Number(!other.now));
  }
}

/** Those by which what was found is answered: the schedules in it, and those of the people in it. */
function entriesOf(
  found: readonly Found[],
  visible: readonly BookEntry[],
): BookEntry[] {
  const ids = new Set<string>();
  const userRefs: string[] = [];
  for (const { kind, named } of found) {
    if (kind === 'schedule') ids.add(named.entityRef);
    if (kind === 'person') userRefs.push(named.entityRef);
  }
  return visible.filter(
    ({ schedule, people }) =>
      ids.has(schedule.id) || userRefs.some(ref => people.has(ref)),
  );
}

function asNamed(entry: BookEntry): NamedEntry {
  const { id, name } = entry.schedule;
  return { entityRef: id, title: name, entry };
}

function schedules(matches: Iterator<Match<Named>>): Found[] {
  return take(matches, MOST_OF_A_KIND).map(match => ({
    ...match,
    kind: 'schedule' as const,
  }));
}

type Head = Pick<OnCallHit, 'kind' | 'id' | 'title'>;

function ofSchedule(head: Head, level: OnCallLevel): OnCallHit {
  return {
    ...head,
    levels: [level],
    problem: level.now ? undefined : 'nobody-now',
  };
}

function ofAnswer(head: Head, answer: OnCallAnswer | undefined): OnCallHit {
  const { levels = [], problem, reason } = answer ?? {};
  return { ...head, levels, problem, reason };
}
