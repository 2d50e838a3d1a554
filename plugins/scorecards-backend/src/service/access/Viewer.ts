import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { VisibleView } from '@internal/backend-kit';
import type { Estate, Estates, Service } from '../state/Estate';
import type { TeamDirectory, Teams } from './Teams';

export const lower = (ref: string) => ref.toLocaleLowerCase('en-US');

/** Who asks, what of the catalog they see, and which teams they are in; for one request. */
export class Viewer {
  readonly credentials: BackstageCredentials;
  /** Absent for another backend. */
  readonly userRef: string | undefined;
  readonly #view: VisibleView;
  readonly #estates: Estates;
  readonly #teams: Teams;

  constructor(options: {
    credentials: BackstageCredentials;
    userRef: string | undefined;
    view: VisibleView;
    estates: Estates;
    teams: Teams;
  }) {
    this.credentials = options.credentials;
    this.userRef = options.userRef;
    this.#view = options.view;
    this.#estates = options.estates;
    this.#teams = options.teams;
  }

  /** All services that the caller sees. */
  async estate(): Promise<Estate> {
    return this.#estates.seenBy(await this.#view.checkAll());
  }

  /** Those of some entities that are there and that the caller sees. */
  async findAll(written: readonly string[]): Promise<(Service | undefined)[]> {
    const refs = written.map(lower);
    const sees = await this.#view.check(refs);
    return refs.map(ref => (sees(ref) ? this.#estates.find(ref) : undefined));
  }

  /** @throws NotFoundError when there is no such service, or the caller does not see it: nobody can tell which */
  async find(written: string): Promise<Service> {
    const [service] = await this.findAll([written]);
    if (!service) throw new NotFoundError(`There is no ${lower(written)}`);
    return service;
  }

  /** Those of some entities of the catalog, of whichever kind, that the caller sees. */
  async seen(refs: readonly string[]): Promise<Set<string>> {
    const sees = await this.#view.check(refs);
    return new Set(refs.filter(sees));
  }

  /** Who is in which team. */
  directory(): Promise<TeamDirectory> {
    return this.#teams.read();
  }
}
