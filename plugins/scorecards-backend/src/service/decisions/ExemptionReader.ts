import { decodeCursor, encodeCursor } from '@internal/backend-kit';
import { z } from 'zod';
import type {
  Exemption,
  ExemptionDebt,
  Page,
} from '@callboard/backstage-plugin-scorecards-common';
import { teamRefOf } from '../access/refs';
import type { Viewer } from '../access/Viewer';
import type { Service } from '../state/Estate';
import type { World } from '../World';
import { toExemption } from './toExemption';

const cursorSchema = z.object({
  until: z.number().int(),
  id: z.string().max(40),
});

/** Lists exemptions of services that a caller sees. */
export class ExemptionReader {
  readonly #world: World;
  readonly #viewer: Viewer;

  constructor(world: World, viewer: Viewer) {
    this.#world = world;
    this.#viewer = viewer;
  }

  /** Those that end first come first. */
  async list(request: {
    state?: Exemption['state'];
    team?: string;
    entityRef?: string;
    limit: number;
    cursor?: string;
  }): Promise<Page<Exemption>> {
    const { runtime, rulebook, stores, now } = this.#world;
    const { state, limit, cursor } = request;
    const after = cursor ? decodeCursor(cursor, cursorSchema) : undefined;
    const services = await this.#services(request);
    const states = state && [state];
    // Few have any, and a caller may see ten thousand.
    const exempt = await stores.exemptions.listEntities({ states });
    const entityRefs = exempt.filter(ref => services.has(ref));
    const query = { states, entityRefs };
    const found = await stores.exemptions.list({
      ...query,
      limit: limit + 1,
      ...(after && { after }),
    });
    const isAll = !after && found.length <= limit;
    const records = found.slice(0, limit);
    const last = records.at(-1);
    const context = {
      rules: runtime.rules,
      rulebook,
      directory: await this.#viewer.directory(),
      userRef: this.#viewer.userRef,
      now: now(),
    };
    return {
      items: records.map(record =>
        toExemption(record, services.get(record.entityRef)?.owner, context),
      ),
      pageInfo:
        last && found.length > limit
          ? { nextCursor: encodeCursor({ until: last.until, id: last.id }) }
          : {},
      totalItems: isAll ? found.length : await stores.exemptions.count(query),
    };
  }

  async debt(): Promise<ExemptionDebt> {
    const { runtime, now } = this.#world;
    const { rows } = await this.#viewer.estate();
    return runtime.engine.exemptionDebt({ rows, at: now() });
  }

  async #services({
    team,
    entityRef,
  }: {
    team?: string;
    entityRef?: string;
  }): Promise<Map<string, Service>> {
    const all =
      entityRef === undefined
        ? (await this.#viewer.estate()).services
        : [await this.#viewer.find(entityRef)];
    const owners =
      team === undefined
        ? undefined
        : (await this.#viewer.directory()).below(teamRefOf(team));
    return new Map(
      all
        .filter(
          ({ owner }) => !owners || (owner !== undefined && owners.has(owner)),
        )
        .map(service => [service.ref, service]),
    );
  }
}
