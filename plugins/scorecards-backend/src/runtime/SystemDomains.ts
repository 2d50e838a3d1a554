import type { FactReading } from '@callboard/backstage-plugin-scorecards-common';
import {
  KNOWN,
  type ScorecardEngine,
} from '@callboard/backstage-plugin-scorecards-common/domain';
import type { EntityFacts } from '@callboard/backstage-plugin-scorecards-node';
import type { EntityStore } from '../database/EntityStore';

const UNKNOWN = { unavailable: 'Nothing is known of its system.' };

const isSystem = (entityRef: string) => entityRef.startsWith('system:');

const textOf = (reading: FactReading | undefined): string | undefined =>
  reading && 'value' in reading ? String(reading.value) : undefined;

const ofSystem = (domain: string | undefined): FactReading =>
  domain === undefined
    ? { missing: 'Its system names no domain.' }
    : { value: domain };

/** Says of which domain entities are that name a system only: of that of their system. To be asked by one work at a time. */
export class SystemDomains {
  readonly #engine: ScorecardEngine;
  readonly #entities: Pick<EntityStore, 'readHeads'>;

  constructor(options: {
    engine: ScorecardEngine;
    entities: Pick<EntityStore, 'readHeads'>;
  }) {
    this.#engine = options.engine;
    this.#entities = options.entities;
  }

  /**
   * Puts domains into what descriptors say.
   *
   * @returns what is said besides of others, whose systems are among these and have another domain
   */
  async fill(said: readonly EntityFacts[]): Promise<EntityFacts[]> {
    const byRef = new Map(said.map(one => [one.entityRef, one.facts]));
    const moved = said.filter(
      ({ entityRef, facts }) =>
        isSystem(entityRef) &&
        this.#text(entityRef, 'domain') !== textOf(facts.domain),
    );
    for (const { facts } of said) {
      const system = textOf(facts.system);
      if (system === undefined || !('unavailable' in facts.domain)) continue;
      const own = byRef.get(system);
      if (own) facts.domain = ofSystem(textOf(own.domain));
      else if (this.#engine.head(system))
        facts.domain = ofSystem(this.#text(system, 'domain'));
      else facts.domain = UNKNOWN;
    }
    const domains = new Map(
      moved.map(({ entityRef, facts }) => [
        entityRef,
        ofSystem(textOf(facts.domain)),
      ]),
    );
    return this.#members(domains, entityRef => !byRef.has(entityRef));
  }

  /** What is said of entities whose systems are gone. */
  async gone(entityRefs: readonly string[]): Promise<EntityFacts[]> {
    const gone = new Set(entityRefs);
    return this.#members(
      new Map(entityRefs.filter(isSystem).map(ref => [ref, UNKNOWN])),
      entityRef => !gone.has(entityRef),
    );
  }

  /** Those of systems that name no domain themselves. */
  async #members(
    domains: ReadonlyMap<string, FactReading>,
    isWanted: (entityRef: string) => boolean,
  ): Promise<EntityFacts[]> {
    if (domains.size === 0) return [];
    const readings = new Map<string, FactReading>();
    for (let row = 0; row < this.#engine.table.rows; row++) {
      const ref = this.#engine.headAt(row)?.ref;
      if (ref === undefined || !isWanted(ref)) continue;
      const domain = domains.get(this.#text(ref, 'system') ?? '');
      if (domain) readings.set(ref, domain);
    }
    if (readings.size === 0) return [];
    const heads = await this.#entities.readHeads([...readings.keys()]);
    return heads
      .filter(({ head }) => head.domain === undefined)
      .map(({ entityRef }) => ({
        entityRef,
        facts: { domain: readings.get(entityRef)! },
      }));
  }

  /** A text that the catalog says of an entity. */
  #text(entityRef: string, name: string): string | undefined {
    const { table } = this.#engine;
    const [row] = this.#engine.rowsOf([entityRef]);
    const slot = table.slotOf(`catalog/${name}`);
    if (row === undefined || slot === undefined) return undefined;
    const { states, values } = table.columns[slot];
    return states[row] === KNOWN.value ? String(values[row]) : undefined;
  }
}
