import { decodeCursor, encodeCursor } from '@internal/backend-kit';
import { z } from 'zod';
import type {
  Exemption,
  ExemptionDebt,
  Page,
} from '@callboard/backstage-plugin-scorecards-common';
import type {
  ExemptionQuery,
  ExemptionRecord,
} from '../../database/ExemptionStore';
import { teamRefOf } from '../access/refs';
import type { Viewer } from '../access/Viewer';
import type { Service } from '../state/Estate';
import type { World } from '../World';
import { toExemption } from './toExemption';

const PAGE = 1_000;
/** More than an organisation has in years. */
const MOST = 20_000;

const cursorSchema = z.object({ offset: z.number().int().min(1).max(MOST) });

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
    const { runtime, rulebook, now } = this.#world;
    const { state, limit, cursor } = request;
    const { offset } = cursor
      ? decodeCursor(cursor, cursorSchema)
      : { offset: 0 };
    const services = await this.#services(request);
    const records = await this.#read({
      ...(state && { states: [state] }),
      ...(request.entityRef !== undefined && {
        entityRefs: [...services.keys()],
      }),
    });
    const seen = records.filter(({ entityRef }) => services.has(entityRef));
    const context = {
      rules: runtime.rules,
      rulebook,
      directory: await this.#viewer.directory(),
      userRef: this.#viewer.userRef,
      now: now(),
    };
    const next = offset + limit;
    return {
      items: seen
        .slice(offset, next)
        .map(record =>
          toExemption(record, services.get(record.entityRef)?.owner, context),
        ),
      pageInfo:
        next < seen.length
          ? { nextCursor: encodeCursor({ offset: next }) }
          : {},
      totalItems: seen.length,
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

  async #read(
    query: Omit<ExemptionQuery, 'limit' | 'after'>,
  ): Promise<ExemptionRecord[]> {
    const { exemptions } = this.#world.stores;
    const found: ExemptionRecord[] = [];
    for (;;) {
      const last = found.at(-1);
      const page = await exemptions.list({
        ...query,
        limit: PAGE,
        ...(last && { after: { until: last.until, id: last.id } }),
      });
      found.push(...page);
      if (page.length < PAGE || found.length >= MOST) return found;
    }
  }
}
