import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type {
  AlertCounts,
  AlertDetail,
  AlertList,
  AlertQuery,
  AlertSummary,
  EntityAlerts,
  Timeline,
} from '@callboard/backstage-plugin-alerts-common';
import type { AlertQueryStore, RefAlerts } from '../database/AlertQueryStore';
import type { AlertDirectory } from '../directory/AlertDirectory';
import { lower } from '../directory/lower';
import { actsNow } from '../lifecycle/acts/mayAct';
import type { AlertRecord } from '../lifecycle/records';
import type { Admission } from './access/Admission';
import type { SeenAlert, Viewer } from './access/Viewer';
import { iso, type AlertNaming } from './AlertNaming';
import { filterOf } from './filterOf';
import type { NextSteps } from './NextSteps';
import { placesOf } from './placesOf';
import {
  toDetail,
  toEarlier,
  toInstance,
  toPaged,
  toTimelineEntry,
} from './toDetail';
import { toSummary } from './toSummary';

const USUAL_LIMIT = 50;
const MOST_INSTANCES = 100;
const MOST_PAGES = 200;
const MOST_EARLIER = 5;
const RECENT_MS = 60_000;

interface AlertReaderOptions {
  admission: Admission;
  store: AlertQueryStore;
  directory: AlertDirectory;
  naming: AlertNaming;
  nextSteps: NextSteps;
  clock?: () => number;
}

/** Tells callers of the alerts that they see. */
export class AlertReader {
  readonly #options: AlertReaderOptions;
  readonly #clock: () => number;

  constructor(options: AlertReaderOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
  }

  async list(
    query: AlertQuery,
    credentials: BackstageCredentials,
  ): Promise<AlertList> {
    const { admission, store, directory } = this.#options;
    const viewer = await admission.viewer(credentials);
    const filter = filterOf(query, viewer, directory);
    if (!filter) return { items: [], pageInfo: {}, totalItems: 0 };
    const isOver = filter.state === 'resolved' || filter.state === 'all';
    const { items, nextCursor, totalItems } = await store.list({
      filter,
      visible: await viewer.visible(isOver ? 'all' : 'open'),
      cursor: query.cursor,
      limit: query.limit ?? USUAL_LIMIT,
    });
    return {
      items: await this.#summaries(items, viewer),
      pageInfo: nextCursor === undefined ? {} : { nextCursor },
      totalItems,
    };
  }

  async counts(credentials: BackstageCredentials): Promise<AlertCounts> {
    const { admission, store } = this.#options;
    const viewer = await admission.viewer(credentials);
    const { userRef, teamRefs } = viewer;
    const { recent, ...counts } = await store.count({
      ...{ userRef, teamRefs, since: this.#clock() - RECENT_MS },
      visible: await viewer.visible('open'),
    });
    return { ...counts, lastMinute: recent };
  }

  /** @returns in the order of the request; null for what the caller does not see */
  async byRefs(
    entityRefs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<(EntityAlerts | null)[]> {
    const { admission, store, directory } = this.#options;
    const viewer = await admission.viewer(credentials);
    const refs = entityRefs.map(lower);
    if (viewer.isRefused) return refs.map(() => null);
    const sees = await viewer.check(refs);
    const asked = [...new Set(refs)]
      .filter(sees)
      .flatMap(ref => placesOf(ref, directory));
    const isOfEntities = asked.every(({ kind }) => kind === 'entity');
    const among = isOfEntities ? new Set(refs) : undefined;
    const found = await store.readByRefs(
      asked,
      await viewer.visible('all', among),
    );
    const worst = [...found.values()].flatMap(one => one.worst ?? []);
    const summaries = new Map(
      (await this.#summaries(worst, viewer)).map(one => [one.id, one]),
    );
    return refs.map(ref =>
      sees(ref) ? shortOf(ref, found.get(ref), summaries) : null,
    );
  }

  /** @throws NotFoundError when there is no such alert, or the caller does not see it: nobody can tell which */
  async get(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<AlertDetail> {
    return this.getFor(id, await this.#options.admission.viewer(credentials));
  }

  /** As {@link get}, for who was let in already. */
  async getFor(id: string, viewer: Viewer): Promise<AlertDetail> {
    const { store, naming, nextSteps } = this.#options;
    const seen = await findSeen(id, viewer);
    const { alert } = seen;
    const [instances, pages, earlier, next] = await Promise.all([
      store.readInstances(id, MOST_INSTANCES),
      store.readPages(id, MOST_PAGES),
      store.readEarlier(alert, MOST_EARLIER),
      store
        .readNextSteps([id])
        .then(steps => nextSteps.withPeople(alert, steps.get(id))),
    ]);
    const summary = toSummary(alert, {
      ...{ naming, next, openedBy: seen.openedBy, pagedMe: seen.wasPaged },
      sees: await viewer.check(alert.nearest ?? []),
      ofMyTeams: viewer.isOfMyTeams(alert),
    });
    const before = await viewer.among(earlier);
    return toDetail(alert, summary, {
      instances: instances.map(toInstance),
      pages: pages.map(page => toPaged(page, naming)),
      earlier: before.map(one => toEarlier(one, naming)),
      allowed: actsNow(alert, viewer.standing(seen)),
    });
  }

  /** @throws NotFoundError as {@link get} */
  async timeline(
    query: { id: string; cursor?: string; limit?: number },
    credentials: BackstageCredentials,
  ): Promise<Timeline> {
    const { admission, store, naming } = this.#options;
    const { id, cursor, limit = USUAL_LIMIT } = query;
    await findSeen(id, await admission.viewer(credentials));
    const { items, nextCursor } = await store.readTimeline({
      ...{ alertId: id, cursor, limit },
    });
    return {
      items: items.map(entry => toTimelineEntry(entry, naming)),
      pageInfo: nextCursor === undefined ? {} : { nextCursor },
    };
  }

  async #summaries(
    alerts: readonly AlertRecord[],
    viewer: Viewer,
  ): Promise<AlertSummary[]> {
    const { store, naming, nextSteps } = this.#options;
    if (alerts.length === 0) return [];
    const ids = alerts.map(({ id }) => id);
    const { userRef } = viewer;
    const steps = await store.readNextSteps(ids);
    const paged = userRef
      ? await store.readPagedFor(userRef, ids)
      : new Set<string>();
    const openers = await viewer.readOpeners(alerts);
    const sees = await viewer.check(
      alerts.flatMap(({ nearest = [] }) => nearest),
    );
    return alerts.map(alert =>
      toSummary(alert, {
        ...{ naming, sees, openedBy: openers.get(alert.id) },
        next: nextSteps.inWords(alert, steps.get(alert.id)),
        pagedMe: paged.has(alert.id),
        ofMyTeams: viewer.isOfMyTeams(alert),
      }),
    );
  }
}

/** @throws NotFoundError */
export async function findSeen(id: string, viewer: Viewer): Promise<SeenAlert> {
  const seen = (await viewer.find([id])).get(id);
  if (!seen) throw new NotFoundError('There is no such alert');
  return seen;
}

function shortOf(
  entityRef: string,
  found: RefAlerts | undefined,
  summaries: ReadonlyMap<string, AlertSummary>,
): EntityAlerts {
  const { open = 0, unacknowledged = 0, worst, last } = found ?? {};
  const shown = worst && summaries.get(worst.id);
  return {
    ...{ entityRef, open, unacknowledged },
    ...(shown && { worst: shown }),
    ...(last?.resolved && {
      last: {
        ...{ id: last.id, title: last.title, openedAt: iso(last.openedAt) },
        resolvedAt: iso(last.resolved.at),
      },
    }),
  };
}
