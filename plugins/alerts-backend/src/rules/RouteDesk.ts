import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  alertsAlertRoutePermission,
  type StoredRoute,
} from '@callboard/backstage-plugin-alerts-common';
import type { RouteRecord, RouteStore } from '../database/RouteStore';
import type { AlertDirectory } from '../directory/AlertDirectory';
import type { AlertNaming } from '../service/AlertNaming';
import type { Caller, Callers } from './Callers';

const MOST = 5_000;
const WHAT = 'have routes forgotten';
const NO_SUCH = 'There is no such route';

interface RouteDeskOptions {
  routes: RouteStore;
  callers: Callers;
  directory: Pick<AlertDirectory, 'entity'>;
  naming: AlertNaming;
}

/** What people have decided of where alerts belong: they, the team where that leads, and administrators may have it forgotten. */
export class RouteDesk {
  readonly #options: RouteDeskOptions;

  constructor(options: RouteDeskOptions) {
    this.#options = options;
  }

  /** The newest first. */
  async list(credentials: BackstageCredentials): Promise<StoredRoute[]> {
    const caller = await this.#caller(credentials);
    if (caller.viewer.isRefused) return [];
    const records = await this.#options.routes.list(MOST);
    const sees = await this.#seesWhich(records, caller);
    return records.filter(sees).map(record => this.#tell(record, caller));
  }

  /** @throws NotFoundError for one that the caller does not see */
  async forget(id: string, credentials: BackstageCredentials): Promise<void> {
    const { routes } = this.#options;
    const caller = await this.#caller(credentials);
    caller.enter(WHAT);
    const record = await routes.get(id);
    const sees = await this.#seesWhich(record ? [record] : [], caller);
    if (!record || caller.viewer.isRefused || !sees(record)) {
      throw new NotFoundError(NO_SUCH);
    }
    if (!this.#mayForget(record, caller)) {
      caller.refuse('You have not made this route, and are not of its team');
    }
    const isRemoved = await routes.remove(id);
    if (!isRemoved) throw new NotFoundError(NO_SUCH);
  }

  #caller(credentials: BackstageCredentials): Promise<Caller> {
    return this.#options.callers.caller(
      credentials,
      alertsAlertRoutePermission,
    );
  }

  #mayForget({ createdBy, entityRef }: RouteRecord, caller: Caller): boolean {
    const { userRef, isPermitted, isAdmin } = caller;
    const target = this.#options.directory.entity(entityRef);
    return (
      userRef !== undefined &&
      isPermitted &&
      (isAdmin ||
        createdBy === userRef ||
        caller.isOf(target?.teamRef) ||
        caller.isOf(target?.ownerRef))
    );
  }

  /** Whoever has made one sees it also when where it leads is gone; so do administrators. */
  async #seesWhich(
    records: readonly RouteRecord[],
    { viewer, userRef, isAdmin }: Caller,
  ): Promise<(record: RouteRecord) => boolean> {
    const sees = await viewer.check(records.map(({ entityRef }) => entityRef));
    return ({ entityRef, createdBy }) =>
      isAdmin || createdBy === userRef || sees(entityRef);
  }

  #tell(record: RouteRecord, caller: Caller): StoredRoute {
    const { directory, naming } = this.#options;
    const { createdBy, entityRef, ...told } = record;
    return {
      ...{ ...told, entityRef },
      ...(directory.entity(entityRef) && { target: naming.named(entityRef) }),
      createdBy: naming.named(createdBy),
      mayForget: this.#mayForget(record, caller),
    };
  }
}
