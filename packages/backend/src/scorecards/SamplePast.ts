import type { Entity } from '@backstage/catalog-model';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type {
  EntityFacts,
  FactsPast,
  KnownPresent,
  PastMoment,
} from '@callboard/backstage-plugin-scorecards-node';
import { randomOf } from '../builds/history/random';
import { DAY_MS, readingOf, thenOf, valueOf } from './readings';
import { withoutCheck, type Samples, type SampleStory } from './readSamples';
import { SampleCi } from './SampleCi';

const CI = 'ci';
/** Of the sample organisation; it has some more. */
const ENTITIES = 100;
/**
 * Of how many entities something is said, once plugins have read the catalog, schedules are made, and files and builds are read. With
 * fewer, that is not yet so.
 */
const SAID = [
  { provider: 'ownership', fact: 'owner', entities: 80 },
  { provider: 'oncall', fact: 'has-schedule', entities: 75 },
  { provider: 'playbooks', fact: 'playbook-count', entities: 14 },
  { provider: 'playbooks', fact: 'alert-rules', entities: 16 },
  { provider: 'build-health', fact: 'pipelines', entities: 40 },
];
const HOUR_MS = 3_600_000;

const ownerOf = ({ relations = [] }: Entity) =>
  relations.find(({ type }) => type === 'ownedBy')?.targetRef;

/** Of how many entities a fact is known that says something: yes, a number but 0, items of a list. */
const saying = (said: readonly EntityFacts[] = [], fact: string): number =>
  said.filter(({ facts: { [fact]: reading = { missing: '' } } }) =>
    'value' in reading && Array.isArray(reading.value)
      ? reading.value.length > 0
      : 'value' in reading && Boolean(reading.value),
  ).length;

/** What was otherwise so many days ago: of each fact of an entity what was so at last. */
class Stories {
  readonly #byRef = new Map<string, SampleStory[]>();

  constructor(stories: readonly SampleStory[], entities: readonly Entity[]) {
    const sorted = [...stories].sort((a, b) => a.until - b.until);
    for (const entity of entities) {
      const ref = stringifyEntityRef(entity);
      const owner = ownerOf(entity);
      const own = sorted.filter(
        ({ services, team }) =>
          services?.includes(ref) || (team !== undefined && team === owner),
      );
      if (own.length > 0) this.#byRef.set(ref, own);
    }
  }

  /** @param options.said - of a provider, as if all had been as it is now */
  tell(
    provider: string,
    said: readonly EntityFacts[],
    { now, days }: { now: number; days: number },
  ): EntityFacts[] {
    return said.map(({ entityRef, facts }) => {
      const told = { ...facts };
      for (const { until, was } of this.#byRef.get(entityRef) ?? []) {
        if (until >= days) break;
        for (const [fullName, value] of Object.entries(was)) {
          const [id, name] = fullName.split('/');
          if (id === provider && Object.hasOwn(facts, name))
            told[name] = readingOf(name, value, now);
        }
      }
      return { entityRef, facts: told };
    });
  }
}

/** Passes on what is other than it was the last time. */
class Changes {
  readonly #last = new Map<string, string>();

  of(
    facts: Readonly<Record<string, readonly EntityFacts[]>>,
  ): Record<string, readonly EntityFacts[]> {
    const others = Object.entries(facts).filter(([id, said]) => {
      const text = JSON.stringify(said);
      const isOther = this.#last.get(id) !== text;
      this.#last.set(id, text);
      return isOther;
    });
    return Object.fromEntries(others);
  }
}

/** How the sample organisation got to where it is, day by day. The last moment is as it is now. */
export class SamplePast implements FactsPast {
  readonly #samples: Samples;
  readonly #days: number;
  readonly #ci: SampleCi;
  readonly #unsaid: readonly string[];

  /** @param options.unsaid - providers that have nothing to say in this portal */
  constructor(
    samples: Samples,
    { days, unsaid = [] }: { days: number; unsaid?: readonly string[] },
  ) {
    this.#samples = samples;
    this.#days = days;
    this.#unsaid = unsaid;
    this.#ci = new SampleCi(samples);
  }

  isWhole({ entities, facts }: KnownPresent): boolean {
    return (
      entities.length >= ENTITIES &&
      SAID.every(
        ({ provider, fact, entities: wanted }) =>
          this.#unsaid.includes(provider) ||
          saying(facts.get(provider), fact) >= wanted,
      )
    );
  }

  *tell(present: KnownPresent): Generator<PastMoment> {
    const { entities } = present;
    const stories = new Stories(this.#samples.stories, entities);
    const now = present.now.getTime();
    const changes = new Changes();
    let told = '';
    for (let days = this.#days; days >= 0; days--) {
      const at = days === 0 ? now : momentOf(now, days);
      const without = this.#without(days);
      const isOther = without !== told;
      told = without;
      const facts = this.#facts(present, stories, { at, days });
      yield {
        at: new Date(at),
        facts: days === 0 ? facts : changes.of(facts),
        ...(isOther && { files: this.#files(days) }),
        ...this.#decisions(now, days, at),
      };
    }
  }

  #facts(
    { now: begun, facts }: KnownPresent,
    stories: Stories,
    { at, days }: { at: number; days: number },
  ): NonNullable<PastMoment['facts']> {
    const now = begun.getTime();
    const told: Record<string, EntityFacts[]> = {
      [CI]: stories.tell(CI, this.#ci.facts(now, days), { now, days }),
    };
    for (const [id, said] of facts) {
      const then = said.map(one => ({
        entityRef: one.entityRef,
        facts: Object.fromEntries(
          Object.entries(one.facts).map(([name, reading]) => [
            name,
            thenOf(name, reading, { now, at }),
          ]),
        ),
      }));
      told[id] = stories.tell(id, then, { now, days });
    }
    return told;
  }

  /** Checks that were not there so many days ago. */
  #without(days: number): string {
    return this.#samples.later
      .filter(({ until }) => until < days)
      .map(({ file, without }) => `${file} ${without}`)
      .join();
  }

  #files(days: number): NonNullable<PastMoment['files']> {
    const files: Record<string, string | undefined> = {};
    for (const { file, text, without, until } of this.#samples.later) {
      files[file] =
        until < days ? withoutCheck(files[file] ?? text, without) : files[file];
    }
    return files;
  }

  #decisions(
    now: number,
    days: number,
    at: number,
  ): Pick<PastMoment, 'acknowledgements' | 'signOffs'> {
    const { acknowledgements, signOffs } = this.#samples;
    return {
      acknowledgements: acknowledgements
        .filter(({ ago }) => ago === days)
        .map(({ standard, team, by }) => ({
          ...{ standard, teamRef: team, userRef: by },
        })),
      signOffs: signOffs
        .filter(({ ago }) => ago === days)
        .map(({ service, fact, value, by, in: ahead, note, evidence }) => ({
          ...{ entityRef: service, fact, userRef: by, note },
          value: valueOf(fact, value ?? '', at),
          until: new Date(now + ahead * DAY_MS),
          evidenceUrl: evidence,
        })),
    };
  }
}

/** Some time of that day, the same each time that it is asked for. */
function momentOf(now: number, days: number): number {
  const midnight = Math.floor(now / DAY_MS) * DAY_MS - days * DAY_MS;
  const hours = randomOf('moment', days).between(6, 18);
  return midnight + Math.round(hours * HOUR_MS);
}
