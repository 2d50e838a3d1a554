import type { Sees } from '@internal/backend-kit';
import type {
  EntityHead,
  ScorecardEngine,
} from '@callboard/backstage-plugin-scorecards-common/domain';

/** A service that is there. */
export interface Service extends EntityHead {
  row: number;
}

/** What people call a service. */
export const nameOf = ({ ref, title }: Pick<Service, 'ref' | 'title'>) =>
  title ?? ref.slice(ref.indexOf('/') + 1);

/** The services that a caller sees, at one moment. The same one is given as long as nothing changes, so that what is worked out with it may be kept beside it. */
export interface Estate {
  services: readonly Service[];
  rows: Uint32Array;
  byRow: ReadonlyMap<number, Service>;
}

const estateOf = (services: readonly Service[]): Estate => ({
  services,
  rows: Uint32Array.from(services, ({ row }) => row),
  byRow: new Map(services.map(service => [service.row, service])),
});

/** Says which services there are, and which of them somebody sees. */
export class Estates {
  readonly #engine: ScorecardEngine;
  readonly #kept = new WeakMap<Sees, { version: number; estate: Estate }>();

  constructor(engine: ScorecardEngine) {
    this.#engine = engine;
  }

  seenBy(sees: Sees): Estate {
    const { headsVersion: version } = this.#engine;
    const kept = this.#kept.get(sees);
    if (kept?.version === version) return kept.estate;
    const services: Service[] = [];
    for (let row = 0; row < this.#engine.table.rows; row++) {
      const head = this.#engine.headAt(row);
      if (head && sees(head.ref)) services.push({ ...head, row });
    }
    const estate = estateOf(services);
    this.#kept.set(sees, { version, estate });
    return estate;
  }

  /** A service that is there. */
  find(ref: string): Service | undefined {
    const [row] = this.#engine.rowsOf([ref]);
    const head = row === undefined ? undefined : this.#engine.headAt(row);
    return head && { ...head, row };
  }
}
