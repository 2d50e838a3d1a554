import { NotFoundError } from '@backstage/errors';
import { decodeCursor, encodeCursor, toCsv } from '@internal/backend-kit';
import { z } from 'zod';
import type { ScorecardMatrix } from '@callboard/backstage-plugin-scorecards-common';
import { stateOf } from '@callboard/backstage-plugin-scorecards-common/domain';
import { teamRefOf } from '../access/refs';
import type { Viewer } from '../access/Viewer';
import type { RuleScorecard } from '../state/book';
import { nameOf } from '../state/Estate';
import { levelAt, scorecardName } from '../state/Rulebook';
import type { World } from '../World';

/** More than there are. */
const ALL = 1_000_000;

const cursorSchema = z.object({ offset: z.number().int().min(1).max(ALL) });

/** Which services of which scorecard are wanted. */
export interface MatrixRequest {
  scorecard: string;
  category?: string;
  team?: string;
  q?: string;
  sort?: 'worst' | 'name';
}

function categoriesOf({
  document,
}: RuleScorecard): ScorecardMatrix['categories'] {
  return (document.categories ?? []).map(({ id, title }) => ({
    id,
    title,
    checks: document.checks.filter(({ category }) => category === id).length,
  }));
}

/** Shows services and checks of a scorecard, page by page. */
export class MatrixReader {
  readonly #world: World;
  readonly #viewer: Viewer;

  constructor(world: World, viewer: Viewer) {
    this.#world = world;
    this.#viewer = viewer;
  }

  /** @throws NotFoundError when the scorecard is not in force */
  async read(
    request: MatrixRequest & { limit: number; cursor?: string },
  ): Promise<ScorecardMatrix> {
    const { limit, cursor } = request;
    const scorecard = this.#scorecard(request.scorecard);
    const { offset } = cursor
      ? decodeCursor(cursor, cursorSchema)
      : { offset: 0 };
    const page = await this.#page(request, { offset, limit });
    const next = offset + page.rows.length;
    return {
      ...page,
      scorecard: scorecardName(scorecard.document),
      categories: categoriesOf(scorecard),
      pageInfo:
        page.rows.length > 0 && next < page.totalItems
          ? { nextCursor: encodeCursor({ offset: next }) }
          : {},
    };
  }

  /** All services as CSV. @throws NotFoundError when the scorecard is not in force */
  async csv(request: MatrixRequest): Promise<string> {
    const { document } = this.#scorecard(request.scorecard);
    const { columns, rows } = await this.#page(request, {
      offset: 0,
      limit: ALL,
    });
    return toCsv(
      [
        'service',
        'title',
        'owner',
        'level',
        ...columns.map(({ check }) => check),
      ],
      rows.map(({ ref, title, owner, position, verdicts }) => [
        ref,
        nameOf({ ref, title }),
        owner,
        levelAt(document, position)?.title ?? 'none',
        ...verdicts.map(stateOf),
      ]),
    );
  }

  #scorecard(id: string): RuleScorecard {
    const scorecard = this.#world.rulebook.scorecard(id);
    if (!scorecard) throw new NotFoundError(`There is no scorecard ${id}`);
    return scorecard;
  }

  async #page(
    request: MatrixRequest,
    page: { offset: number; limit: number },
  ): Promise<Pick<ScorecardMatrix, 'columns' | 'rows' | 'totalItems'>> {
    const { scorecard, category, sort = 'worst' } = request;
    const found = await this.#world.runtime.engine.matrix({
      scorecard,
      ...(category !== undefined && { category }),
      rows: await this.#rows(request),
      sort: sort === 'worst' ? 'level' : 'name',
      ...page,
    });
    return found ?? { columns: [], rows: [], totalItems: 0 };
  }

  async #rows({ team, q }: MatrixRequest): Promise<Uint32Array> {
    const owners =
      team === undefined
        ? undefined
        : (await this.#viewer.directory()).below(teamRefOf(team));
    const words = (q ?? '').toLocaleLowerCase('en-US').split(/\s/);
    const { services, rows } = await this.#viewer.estate();
    if (!owners && words.every(word => word === '')) return rows;
    return Uint32Array.from(
      services.filter(({ ref, title, owner }) => {
        const text = `${ref} ${title ?? ''}`.toLocaleLowerCase('en-US');
        return (
          (!owners || (owner !== undefined && owners.has(owner))) &&
          words.every(word => text.includes(word))
        );
      }),
      ({ row }) => row,
    );
  }
}
