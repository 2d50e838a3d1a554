import { decodeCursor, encodeCursor } from '@internal/backend-kit';
import type {
  ListOwnershipsRequest,
  NamedEntity,
  OwnershipPage,
  OwnershipRow,
} from '@callboard/backstage-plugin-ownership-common';
import { z } from 'zod';
import { countFacets, countWithout, createFilters } from './listFilters';
import { compareBy, measureOf, type Measured } from './listOrder';
import type { Viewer } from './OwnershipReader';
import { passesFilter } from './passesFilter';
import type { Presenter } from './Presenter';
import {
  findingsOf,
  openTransferOf,
  trustOf,
  type Presentation,
} from './presentOwnership';
import type { Register } from './Register';
import { survey, type Surveyed } from './survey';

const DEFAULT_LIMIT = 50;
const SHOWN_CHANNELS = 2;

const cursorSchema = z.object({
  after: z.string(),
  /** Where that one stood, in case it is gone when the next page is asked for. */
  place: z.number().int().min(0),
});

/** Lists over everything a viewer sees. */
export class OwnershipLister {
  readonly #register: Register;
  readonly #presenter: Presenter;

  constructor(options: { register: Register; presenter: Presenter }) {
    this.#register = options.register;
    this.#presenter = options.presenter;
  }

  /** Every entity the viewer sees and may read the owner of. */
  async surveyFor(
    viewer: Viewer,
  ): Promise<{ rows: Surveyed[]; presentation: Presentation }> {
    const [snapshot, sees] = await Promise.all([
      this.#register.current(),
      viewer.view.checkAll(),
    ]);
    const viewpoint = this.#presenter.viewpoint(sees, snapshot.organisation);
    const presentation = this.#presenter.presentation(
      snapshot,
      viewpoint,
      viewer,
    );
    const all = await survey(snapshot, viewpoint, presentation.furtherFindings);
    const rows = viewer.filter
      ? all.filter(({ ownerRef }) =>
          passesFilter(viewer.filter, ownerRef, snapshot.organisation),
        )
      : all;
    return { rows, presentation };
  }

  /**
   * One page. A cursor knows the entity before it and not the filters and order it comes from: with others the page begins
   * behind that entity in the new list, or at the same number when it is not in there.
   */
  async list(
    request: ListOwnershipsRequest,
    viewer: Viewer,
  ): Promise<OwnershipPage> {
    const { limit = DEFAULT_LIMIT, sort = 'severity' } = request;
    const position =
      request.cursor && decodeCursor(request.cursor, cursorSchema);
    const { rows, presentation } = await this.surveyFor(viewer);
    const measured = rows.map(row => measureOf(row, presentation));
    const filters = createFilters(request, presentation);
    const matching = measured.filter(row =>
      filters.every(({ matches }) => matches(row)),
    );
    matching.sort(compareBy(sort));
    const start = position ? nextOf(position, matching) : 0;
    const shown = matching.slice(start, start + limit);
    const last = shown[shown.length - 1];
    const hasMore = start + shown.length < matching.length;
    const { followedAt } = presentation.snapshot;
    return {
      items: shown.map(({ row }) => toRow(row, presentation)),
      pageInfo: hasMore
        ? {
            nextCursor: encodeCursor({
              after: last.row.facts.entityRef,
              place: start + shown.length,
            }),
          }
        : {},
      totalItems: matching.length,
      facets: countFacets(measured, filters),
      ...(matching.length === 0 && {
        without: countWithout(measured, filters),
      }),
      ...(followedAt && { asOf: followedAt.toISOString() }),
    };
  }

  /** The whole list, in order. */
  async listAll(
    request: ListOwnershipsRequest,
    viewer: Viewer,
  ): Promise<OwnershipRow[]> {
    const { rows, presentation } = await this.surveyFor(viewer);
    const filters = createFilters(request, presentation);
    return rows
      .map(row => measureOf(row, presentation))
      .filter(row => filters.every(({ matches }) => matches(row)))
      .sort(compareBy(request.sort ?? 'severity'))
      .map(({ row }) => toRow(row, presentation));
  }
}

/** Behind the last entity of the page before, wherever it stands by now. */
function nextOf(
  { after, place }: z.infer<typeof cursorSchema>,
  matching: Measured[],
): number {
  const at = matching.findIndex(({ row }) => row.facts.entityRef === after);
  return at < 0 ? place : at + 1;
}

function partOf(
  { facts }: Surveyed,
  { viewpoint }: Presentation,
): NamedEntity | undefined {
  if (facts.partOf === undefined || !viewpoint.sees(facts.partOf))
    return undefined;
  const part = viewpoint.organisation.systems.get(facts.partOf);
  return part && { entityRef: part.entityRef, title: part.title };
}

function toRow(row: Surveyed, presentation: Presentation): OwnershipRow {
  const { facts, ownership } = row;
  const { people, ancestors, channels, findings, roles, ...rest } = ownership;
  const part = partOf(row, presentation);
  const trust = trustOf(ownership, presentation);
  const transfer = openTransferOf(facts.entityRef, presentation);
  return {
    ...rest,
    kind: facts.kind,
    channels: channels.slice(0, SHOWN_CHANNELS),
    channelCount: channels.length,
    findings: findingsOf(facts, ownership, presentation),
    ...(part && { partOf: part }),
    ...(trust && { trust }),
    ...(transfer && { transfer }),
  };
}
