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
/** The sample organisation has some more; with fewer, plugins still read the catalog. */
const ENTITIES = 100;
const OWNED = 80;
/** Somebody is on call for these; schedules are made after the start. */
const ON_CALL = 75;
const HOUR_MS = 3_600_000;

const ownerOf = ({ relations = [] }: Entity) =>
  relations.find(({ type }) => type === 'ownedBy')?.targetRef;

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

/** How the sample organisation got to where it is, day by day. The last moment is as it is now. */
export class SamplePast implements FactsPast {
  readonly #samples: Samples;
  readonly #days: number;
  readonly #ci: SampleCi;

  constructor(samples: Samples, { days }: { days: number }) {
    this.#samples = samples;
    this.#days = days;
    this.#ci = new SampleCi(samples);
  }

  /** Plugins read the catalog one after the other, and schedules are made through the API. */
  isWhole({ entities, facts }: KnownPresent): boolean {
    const onCall = (facts.get('oncall') ?? []).filter(said => {
      const { 'has-schedule': reading = { missing: '' } } = said.facts;
      return 'value' in reading && reading.value === true;
    });
    const owned = facts.get('ownership') ?? [];
    return (
      entities.length >= ENTITIES &&
      owned.length >= OWNED &&
      onCall.length >= ON_CALL
    );
  }

  *tell(present: KnownPresent): Generator<PastMoment> {
    const { entities } = present;
    const stories = new Stories(this.#samples.stories, entities);
    const now = present.now.getTime();
    let told = '';
    for (let days = this.#days; days >= 0; days--) {
      const at = days === 0 ? now : momentOf(now, days);
      const without = this.#without(days);
      const isOther = without !== told;
      told = without;
      yield {
        at: new Date(at),
        facts: this.#facts(present, stories, { at, days }),
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
