import { everything, type Sees, type VisibleView } from '@internal/backend-kit';
import type { AlertDirectory } from '../../directory/AlertDirectory';
import type {
  AlertQueryStore,
  VisibleAlerts,
} from '../../database/AlertQueryStore';
import type { Standing } from '../../lifecycle/acts/mayAct';
import type { AlertRecord } from '../../lifecycle/records';
import { answersFor, type Groups } from './answersFor';
import type { KnownRefs } from './KnownRefs';
import type { TeamGrant } from './TeamGrant';

/** An alert that the caller sees, and what they have to do with it. */
export interface SeenAlert {
  alert: AlertRecord;
  wasPaged: boolean;
  /** Who has paged by hand; absent where a source has told of it. */
  openedBy?: string;
}

interface ViewerOptions {
  /** Absent for another backend. */
  userRef: string | undefined;
  view: VisibleView;
  read: TeamGrant;
  update: TeamGrant;
  mayRoute: boolean;
  /** Users and groups; full references in lower case. */
  admins: readonly string[];
  directory: Groups & Pick<AlertDirectory, 'entity' | 'teamsOf'>;
  store: Pick<AlertQueryStore, 'findMany' | 'readOpeners' | 'readPagedFor'>;
  refs: Pick<KnownRefs, 'read'>;
}

/** Who asks, which alerts they see, and what they have to do with them; for one request. */
export class Viewer {
  /** Absent for another backend. */
  readonly userRef: string | undefined;
  /** Groups that the caller is a member of. */
  readonly teamRefs: readonly string[];
  readonly #options: ViewerOptions;

  constructor(options: ViewerOptions) {
    this.#options = options;
    this.userRef = options.userRef;
    this.teamRefs = options.directory.teamsOf(options.userRef);
  }

  /** Whether the caller may read no alert but those they were paged for. */
  get isRefused(): boolean {
    return this.#options.read.isRefused;
  }

  /**
   * Which alerts the caller sees, to be asked of the database.
   *
   * @param among - alerts of other entities are not asked for
   */
  async visible(
    which: 'open' | 'all',
    among?: ReadonlySet<string>,
  ): Promise<VisibleAlerts> {
    const { view, read, refs } = this.#options;
    const { userRef } = this;
    if (read.isRefused) {
      return { entityRefs: [], teamRefs: [], unrouted: false, userRef };
    }
    const unrouted = this.#options.mayRoute;
    if (view.seesAll && read.isFull) return { unrouted, userRef };
    const { entityRefs: known, teamRefs } = await refs.read(which);
    const entityRefs = among ? known.filter(ref => among.has(ref)) : known;
    const sees = await this.check([...entityRefs, ...teamRefs]);
    return {
      ...{ unrouted, userRef },
      ...(!view.seesAll && {
        entityRefs: entityRefs.filter(sees),
        teamRefs: teamRefs.filter(sees),
      }),
      ...(!read.isFull && {
        only: {
          teamRefs: teamRefs.filter(ref => read.allows(this.#upFrom(ref))),
          withoutTeam: read.allows([]),
        },
      }),
    };
  }

  /** Whether the caller sees entities in the catalog. */
  async check(entityRefs: readonly string[]): Promise<Sees> {
    const { view } = this.#options;
    return view.seesAll ? everything : view.check(entityRefs);
  }

  /** Those of some alerts that the caller sees. Who was paged sees an alert whatever else holds; so does who has paged. */
  async find(ids: readonly string[]): Promise<Map<string, SeenAlert>> {
    const { store } = this.#options;
    const alerts = [...(await store.findMany(ids)).values()];
    const sees = await this.#seesWhich(alerts);
    const paged = await this.#readPaged(alerts);
    const openers = await this.readOpeners(alerts);
    const seen = alerts
      .map(alert => ({
        alert,
        wasPaged: paged.has(alert.id),
        openedBy: openers.get(alert.id),
      }))
      .filter(
        ({ alert, wasPaged, openedBy }) =>
          wasPaged || this.#isMe(openedBy) || sees(alert),
      );
    return new Map(seen.map(one => [one.alert.id, one]));
  }

  /** Those of some alerts that the caller sees whether or not they were paged for them. */
  async among(alerts: readonly AlertRecord[]): Promise<AlertRecord[]> {
    return alerts.filter(await this.#seesWhich(alerts));
  }

  /** Who has paged by hand, where somebody did. */
  async readOpeners(
    alerts: readonly AlertRecord[],
  ): Promise<Map<string, string>> {
    const ids = alerts.flatMap(({ id, sourceKind }) =>
      sourceKind === 'person' ? [id] : [],
    );
    return ids.length > 0
      ? this.#options.store.readOpeners(ids)
      : new Map<string, string>();
  }

  /** Whether an alert is of a team of the caller. */
  isOfMyTeams({ teamRef }: Pick<AlertRecord, 'teamRef'>): boolean {
    return teamRef !== undefined && this.teamRefs.includes(teamRef);
  }

  /** Nothing for another backend. */
  standing({ alert, wasPaged, openedBy }: SeenAlert): Standing | undefined {
    const { userRef } = this;
    const { directory, admins, update, mayRoute } = this.#options;
    if (userRef === undefined) return undefined;
    const isAdmin = admins.some(
      ref => ref === userRef || directory.isMember(userRef, ref),
    );
    const team = this.#answering(alert);
    const isAnswering = alert.isUnrouted
      ? mayRoute
      : team !== undefined && answersFor(directory, userRef, team);
    const mayUpdate = update.allows(this.#upFrom(alert.teamRef));
    return {
      ...{ isAnswering, isAdmin, wasPaged },
      hasPaged: this.#isMe(openedBy),
      ...{ mayUpdate, mayRoute },
    };
  }

  /** The team that answers, or the person. */
  #answering({ entityRef, teamRef }: AlertRecord): string | undefined {
    const { directory } = this.#options;
    return teamRef ?? (entityRef && directory.entity(entityRef)?.ownerRef);
  }

  #upFrom(ref: string | undefined): string[] {
    return ref === undefined
      ? []
      : [ref, ...this.#options.directory.above(ref)];
  }

  async #seesWhich(
    alerts: readonly AlertRecord[],
  ): Promise<(alert: AlertRecord) => boolean> {
    const { read, mayRoute } = this.#options;
    const placeOf = ({ entityRef, teamRef }: AlertRecord) =>
      entityRef ?? teamRef;
    const sees = await this.check(alerts.flatMap(one => placeOf(one) ?? []));
    return alert => {
      if (read.isRefused) return false;
      if (alert.isUnrouted) return mayRoute;
      const place = placeOf(alert);
      return (
        place !== undefined &&
        sees(place) &&
        read.allows(this.#upFrom(alert.teamRef))
      );
    };
  }

  async #readPaged(alerts: readonly AlertRecord[]): Promise<Set<string>> {
    const { userRef } = this;
    if (userRef === undefined || alerts.length === 0) return new Set();
    const ids = alerts.map(({ id }) => id);
    return this.#options.store.readPagedFor(userRef, ids);
  }

  #isMe(ref: string | undefined): boolean {
    return ref !== undefined && ref === this.userRef;
  }
}
