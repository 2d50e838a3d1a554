import type {
  EntityFacts,
  FactBatch,
  FactProvider,
} from '@callboard/backstage-plugin-scorecards-node';
import { inBatches } from '@internal/backend-kit';
import type {
  FactReading,
  FactSchema,
} from '@callboard/backstage-plugin-scorecards-common';
import type { ScorecardEngine } from '@callboard/backstage-plugin-scorecards-common/domain';
import type { AcknowledgementStore } from '../database/AcknowledgementStore';
import type { ToldFacts } from '../database/FactStore';
import { refOf } from '../providers/values/written';
import type { RulesInForce } from './Runtime';

const ids = { type: 'list', items: { type: 'string' } } as const;

const schemas: FactSchema[] = [
  {
    ...ids,
    name: 'acknowledged',
    title: 'Standards that its team has read',
    description:
      'Ids of standards of which the owner has acknowledged the version in force',
  },
  {
    ...ids,
    name: 'to-acknowledge',
    title: 'Standards that its team still has to read',
    description:
      'Ids of standards of which the owner has not acknowledged the version in force',
  },
];

/** Entities of a write. */
const BATCH = 1_000;

/** Standards that have to be acknowledged, and by which teams they are. */
interface Read {
  standards: { id: string; activatedAt: number }[];
  /** By standard and team: when. */
  at: ReadonlyMap<string, number>;
}

const keyOf = (standardId: string, teamRef: string) =>
  `${standardId} ${teamRef}`;

/** Says of each entity which standards its owner has acknowledged. */
export class StandardFacts implements FactProvider {
  readonly id = 'standards';
  readonly title = 'Standards';
  readonly facts = schemas;
  readonly everyMs = 3_600_000;
  readonly readsSingly = false;
  readonly #engine: ScorecardEngine;
  readonly #rules: RulesInForce;
  readonly #refs: () => Iterable<string>;
  readonly #store: Pick<AcknowledgementStore, 'list'>;
  readonly #now: () => number;

  constructor(options: {
    engine: ScorecardEngine;
    rules: RulesInForce;
    /** All entities. */
    refs: () => Iterable<string>;
    acknowledgements: Pick<AcknowledgementStore, 'list'>;
    now: () => number;
  }) {
    this.#engine = options.engine;
    this.#rules = options.rules;
    this.#refs = options.refs;
    this.#store = options.acknowledgements;
    this.#now = options.now;
  }

  /** Names the versions in force of standards that have to be acknowledged. */
  get version(): string {
    return this.#standards()
      .map(({ id, version }) => `${id} ${version}`)
      .join();
  }

  async collect({ entities }: FactBatch): Promise<EntityFacts[]> {
    const read = await this.#read();
    return entities.flatMap(entity => {
      const entityRef = refOf(entity);
      return entityRef ? this.#of(entityRef, read) : [];
    });
  }

  /** The entities of teams. */
  ofTeams(teamRefs: readonly string[]): string[] {
    const teams = new Set<string | undefined>(teamRefs);
    return [...this.#refs()].filter(ref =>
      teams.has(this.#engine.head(ref)?.owner),
    );
  }

  /** What is to be told of some entities, or of all. */
  async *say(refs: Iterable<string> = this.#refs()): AsyncGenerator<ToldFacts> {
    const read = await this.#read();
    // What is left of the last one, the next run says.
    if (read.standards.length === 0) return;
    for (const batch of inBatches([...refs], BATCH)) {
      const entities = batch.map(ref => this.#of(ref, read));
      yield { providerId: this.id, at: this.#now(), overrules: true, entities };
    }
  }

  #standards() {
    return this.#rules.documents.flatMap(
      ({ id, document, version, activatedAt = 0 }) =>
        document.kind === 'Standard' && document.acknowledgement
          ? [{ id, version, activatedAt }]
          : [],
    );
  }

  async #read(): Promise<Read> {
    const standards = this.#standards();
    const versions = new Map(standards.map(one => [one.id, one.version]));
    const all = standards.length > 0 ? await this.#store.list({}) : [];
    return {
      standards,
      at: new Map(
        all
          .filter(one => versions.get(one.standardId) === one.version)
          .map(one => [keyOf(one.standardId, one.teamRef), one.acknowledgedAt]),
      ),
    };
  }

  #of(entityRef: string, { standards, at }: Read): EntityFacts {
    const owner = this.#engine.head(entityRef)?.owner;
    if (owner === undefined && standards.length > 0) {
      const missing: FactReading = { missing: 'It has no owner.' };
      return {
        entityRef,
        facts: { acknowledged: missing, 'to-acknowledge': missing },
      };
    }
    const moments = standards.map(one => at.get(keyOf(one.id, owner!)));
    const latest = Math.max(
      ...standards.map(one => one.activatedAt),
      ...moments.map(moment => moment ?? 0),
    );
    // The same however often it is said.
    const seen =
      standards.length > 0
        ? { observedAt: new Date(latest).toISOString() }
        : {};
    const idsWhere = (isRead: boolean) =>
      standards
        .filter((_, i) => (moments[i] !== undefined) === isRead)
        .map(one => one.id);
    return {
      entityRef,
      facts: {
        acknowledged: { value: idsWhere(true), ...seen },
        'to-acknowledge': { value: idsWhere(false), ...seen },
      },
    };
  }
}
