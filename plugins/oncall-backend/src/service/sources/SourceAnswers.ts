import {
  WITHOUT_END,
  type OnCallLevel,
  type OnCallPerson,
  type OnCallProblem,
  type OnCallShift,
  type OnCallSource,
} from '@callboard/backstage-plugin-oncall-common';
import type {
  OncallSource,
  OncallSourcePerson,
} from '@callboard/backstage-plugin-oncall-node';
import { durationToMilliseconds } from '@backstage/types';
import type { Directory } from '../Directory';
import type { SourceKey } from '../facts';
import type { Naming } from '../Naming';
import { nowAndNext } from '../nowAndNext';
import type { BookLevel, BookPlan, SourceBook } from './SourceBook';
import { identityOf, type SourceInterval } from './sourceIntervals';

/** That many times as old as promised is stale. */
const PATIENCE = 3;

/** What another system says of one team or service. */
export interface SourceAnswer {
  /** Lowest first. */
  levels: OnCallLevel[];
  /** Absent when somebody is on call at some level. */
  problem?: OnCallProblem;
  reason?: string;
}

interface Moment {
  at: number;
  /** It is now that is asked for. */
  isNow: boolean;
}

const iso = (instant: number | Date) => new Date(instant).toISOString();

/** A reference that leads nowhere, so that people without one can be told apart. */
const strangerRef = ({ name }: OncallSourcePerson, sourceId: string) =>
  `user:${sourceId}/${name
    .toLocaleLowerCase('en-US')
    .replace(/[^\p{L}\p{N}]+/gu, '-')}`;

/** Answers by what other systems last said, for someone who sees a part of the catalog. */
export class SourceAnswers {
  readonly #directory: Directory;
  readonly #book: SourceBook;
  readonly #sources: ReadonlyMap<string, OncallSource>;
  readonly #clock: () => number;

  constructor(options: {
    directory: Directory;
    book: SourceBook;
    sources: readonly OncallSource[];
    /** Milliseconds since 1970 in UTC; for tests. */
    clock?: () => number;
  }) {
    this.#directory = options.directory;
    this.#book = options.book;
    this.#sources = new Map(options.sources.map(each => [each.id, each]));
    this.#clock = options.clock ?? Date.now;
  }

  /** Users of the catalog whom an answer may name. */
  people(named: readonly SourceKey[]): string[] {
    return named.flatMap(key =>
      (this.#book.planOf(key)?.emails ?? []).flatMap(
        email => this.#directory.userByEmail(email) ?? [],
      ),
    );
  }

  /** @param asked - milliseconds since 1970 in UTC; now when absent */
  answer(named: SourceKey, naming: Naming, asked?: number): SourceAnswer {
    const now = this.#clock();
    const moment = { at: asked ?? now, isNow: asked === undefined };
    const plan = this.#book.planOf(named);
    if (!plan) return this.#withoutPlan(named);
    const source = this.#toldBy(named.sourceId, plan, now);
    const at = placeIn(plan, moment, source.stale);
    if (at === undefined) {
      const from = iso(plan.knownFrom);
      const until = iso(plan.knownUntil);
      return {
        levels: [],
        problem: 'source-silent',
        reason: `What ${source.title} says is known from ${from} until ${until} only; look there`,
      };
    }
    const levels = plan.levels.map(level =>
      this.#level(named, plan, level, at, source, naming),
    );
    return levels.some(level => level.now)
      ? { levels }
      : { levels, ...nobodyBy(levels, source) };
  }

  /** What is known of a source where it said nothing of a key. */
  unread(sourceId: string): OnCallSource {
    const { title } = this.#sources.get(sourceId)!;
    const problem = this.#book.problemOf(sourceId);
    return { id: sourceId, title, stale: true, problem };
  }

  #withoutPlan(named: SourceKey): SourceAnswer {
    const { title, problem } = this.unread(named.sourceId);
    const known = this.#book.find(named);
    if (known) {
      return {
        levels: [],
        problem: 'source-unknown',
        reason: `${title} does not say who is on call for this: ${
          known.problem ?? 'it knows nothing of it'
        }`,
      };
    }
    return {
      levels: [],
      problem: 'source-silent',
      reason: problem
        ? `${title} has not said yet who is on call for this, and did not answer: ${problem}`
        : `${title} has not said yet who is on call for this; it is asked every few minutes`,
    };
  }

  #toldBy(sourceId: string, plan: BookPlan, now: number): OnCallSource {
    const { title, refresh } = this.#sources.get(sourceId)!;
    const age = now - plan.readAt.getTime();
    return {
      id: sourceId,
      title,
      readAt: iso(plan.readAt),
      stale: age > PATIENCE * durationToMilliseconds(refresh),
      problem: this.#book.problemOf(sourceId),
    };
  }

  #level(
    { sourceId }: SourceKey,
    plan: BookPlan,
    level: BookLevel,
    at: number,
    source: OnCallSource,
    naming: Naming,
  ): OnCallLevel {
    const { now, next } = nowAndNext(level, at);
    return {
      level: level.level,
      schedule: {
        id: `${sourceId}:${plan.id}:${level.level}`,
        name: level.name,
      },
      now: now && this.#shift(now, sourceId, naming),
      next: next && this.#shift(next, sourceId, naming),
      source: { ...source, url: level.url },
    };
  }

  #shift(
    { startsAt, endsAt, people }: SourceInterval,
    sourceId: string,
    naming: Naming,
  ): OnCallShift {
    return {
      startsAt: iso(startsAt),
      endsAt: endsAt === Infinity ? WITHOUT_END : iso(endsAt),
      people: people.map(person => this.#person(person, sourceId, naming)),
      overridden: false,
    };
  }

  /** Somebody whom the reader does not see in the catalog is a name and nothing else. */
  #person(
    person: OncallSourcePerson,
    sourceId: string,
    naming: Naming,
  ): OnCallPerson {
    const ref = person.email && this.#directory.userByEmail(identityOf(person));
    const found = ref ? naming.person(ref) : undefined;
    return found?.known
      ? found
      : {
          entityRef: strangerRef(person, sourceId),
          title: person.name,
          known: false,
          channels: [],
        };
  }
}

/**
 * The instant to look up in a plan. While the source is silent the last known counts, even beyond what was known.
 *
 * @returns undefined when the plan does not reach there
 */
function placeIn(
  { knownFrom, knownUntil }: BookPlan,
  { at, isNow }: Moment,
  stale: boolean,
): number | undefined {
  const last = knownUntil.getTime() - 1;
  if (isNow) return stale ? Math.min(at, last) : at;
  return at >= knownFrom.getTime() && at <= last ? at : undefined;
}

/** A source that is silent never says that nobody is on call. */
function nobodyBy(
  levels: readonly OnCallLevel[],
  { title, stale, readAt }: OnCallSource,
): Pick<SourceAnswer, 'problem' | 'reason'> {
  if (stale) {
    return {
      problem: 'source-silent',
      reason: `${title} was last read at ${readAt}, and named nobody for now; look there`,
    };
  }
  const next = levels
    .flatMap(level => (level.next ? [level.next.startsAt] : []))
    .sort()[0];
  return {
    problem: 'nobody-now',
    reason: `Nobody is on call by ${title}${
      next ? ` until ${next}` : ''
    }; mend it there`,
  };
}
