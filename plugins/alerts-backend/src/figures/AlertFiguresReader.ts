import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  acknowledgersOf,
  figuresOf,
  type AlertFigures,
  type EntityAcknowledgers,
} from '@callboard/backstage-plugin-alerts-common';
import type { FigureStore } from '../database/FigureStore';
import type { AlertDirectory } from '../directory/AlertDirectory';
import { lower } from '../directory/lower';
import type { Admission } from '../service/access/Admission';
import { placesOf } from '../service/placesOf';
import type { RouteCheck } from './RouteCheck';

const DAY = 86_400_000;
const FIGURE_DAYS = 30;
const USUAL_DAYS = 90;

interface ReaderOptions {
  admission: Pick<Admission, 'viewer'>;
  store: FigureStore;
  directory: Pick<AlertDirectory, 'below' | 'isKnown' | 'isReady'>;
  routes: Pick<RouteCheck, 'check'>;
  clock?: () => number;
}

/** Adds up alerts for who asks. */
export class AlertFiguresReader {
  readonly #options: ReaderOptions;
  readonly #clock: () => number;

  constructor(options: ReaderOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
  }

  /** @returns in the order of the request; null for what the caller does not see */
  async figures(
    entityRefs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<(AlertFigures | null)[]> {
    const { store, routes } = this.#options;
    const { refs, asked, visible } = await this.#ask(entityRefs, credentials);
    const now = this.#clock();
    const since = now - FIGURE_DAYS * DAY;
    const counted = await store.readCounted(this.#places(asked), {
      since,
      visible,
    });
    const near = visible.unrouted
      ? await store.countNear(since)
      : new Map<string, number>();
    const ways = await routes.check(asked, now);
    const found = new Map(
      asked.map((entityRef, index) => [
        entityRef,
        {
          entityRef,
          ...figuresOf(counted.get(entityRef) ?? []),
          unrouted: near.get(entityRef) ?? 0,
          route: ways[index],
        },
      ]),
    );
    return refs.map(ref => found.get(ref) ?? null);
  }

  /** @returns in the order of the request; null for what the caller does not see */
  async acknowledgers(
    {
      entityRefs,
      days = USUAL_DAYS,
    }: { entityRefs: readonly string[]; days?: number },
    credentials: BackstageCredentials,
  ): Promise<(EntityAcknowledgers | null)[]> {
    const { refs, asked, visible } = await this.#ask(entityRefs, credentials);
    const since = this.#clock() - days * DAY;
    const counted = await this.#options.store.readCounted(this.#places(asked), {
      ...{ since, visible },
    });
    const sees = new Set(asked);
    return refs.map(entityRef =>
      sees.has(entityRef)
        ? { entityRef, ...acknowledgersOf(counted.get(entityRef) ?? []) }
        : null,
    );
  }

  async #ask(entityRefs: readonly string[], credentials: BackstageCredentials) {
    const { admission, directory } = this.#options;
    if (!directory.isReady) {
      throw new ServiceUnavailableError(
        'The catalog is being read after a start; try again in a moment',
      );
    }
    const viewer = await admission.viewer(credentials);
    const refs = entityRefs.map(lower);
    const sees = await viewer.check(refs);
    const asked = viewer.isRefused
      ? []
      : [...new Set(refs)].filter(ref => directory.isKnown(ref) && sees(ref));
    return { refs, asked, visible: await viewer.visible('all') };
  }

  #places(refs: readonly string[]) {
    return refs.flatMap(ref => placesOf(ref, this.#options.directory));
  }
}
