import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { Sees, VisibleView } from '@internal/backend-kit';
import type { Estate, Estates, Service } from '../state/Estate';
import type { Narrowing } from './Narrowing';
import {
  documentsOf,
  servicesOf,
  type DocumentGrant,
  type MayDocument,
  type MayService,
  type ResultGrant,
} from './scopes';
import type { TeamDirectory, Teams } from './Teams';

export const lower = (ref: string) => ref.toLocaleLowerCase('en-US');

interface ViewerOptions {
  credentials: BackstageCredentials;
  /** Absent for another backend. */
  userRef: string | undefined;
  view: VisibleView;
  /** What results may be read. */
  results: ResultGrant;
  /** What documents may be read. */
  documents: DocumentGrant;
  estates: Estates;
  narrowing: Narrowing;
  teams: Teams;
}

/** Who asks, what of the catalog and of results they see, and which teams they are in; for one request. */
export class Viewer {
  readonly credentials: BackstageCredentials;
  /** Absent for another backend. */
  readonly userRef: string | undefined;
  readonly #options: ViewerOptions;

  constructor(options: ViewerOptions) {
    this.credentials = options.credentials;
    this.userRef = options.userRef;
    this.#options = options;
  }

  /** Whether the caller sees all services, and may read the results of all: others are told no number that is of all. */
  get seesAll(): boolean {
    const { view, results } = this.#options;
    return view.seesAll && results.isFull;
  }

  /** All services that the caller sees. */
  async estate(): Promise<Estate> {
    const { view, estates } = this.#options;
    return estates.seenBy(await this.#withResults(await view.checkAll()));
  }

  /** Those of some entities that are there and that the caller sees. */
  async findAll(written: readonly string[]): Promise<(Service | undefined)[]> {
    const { view, estates } = this.#options;
    const refs = written.map(lower);
    const sees = await this.#withResults(await view.check(refs));
    return refs.map(ref => (sees(ref) ? estates.find(ref) : undefined));
  }

  /** @throws NotFoundError when there is no such service, or the caller does not see it: nobody can tell which */
  async find(written: string): Promise<Service> {
    const [service] = await this.findAll([written]);
    if (!service) throw new NotFoundError(`There is no ${lower(written)}`);
    return service;
  }

  /** Those of some entities of the catalog, of whichever kind, that the caller sees. */
  async seen(refs: readonly string[]): Promise<Set<string>> {
    const sees = await this.#options.view.check(refs);
    return new Set(refs.filter(sees));
  }

  /** Those of some teams that the caller sees, and may read the results of; one's own are always among them. */
  async seenTeams(refs: readonly string[]): Promise<Set<string>> {
    const seen = [...(await this.seen(refs))];
    const mayRead = await this.servicesOf(this.#options.results);
    const own = (await this.directory()).teamsOf(this.userRef);
    return new Set(
      seen.filter(owner => mayRead({ owner }) || own.includes(owner)),
    );
  }

  /** Who is in which team. */
  directory(): Promise<TeamDirectory> {
    return this.#options.teams.read();
  }

  /** Services that a grant is for. */
  async servicesOf(grant: ResultGrant): Promise<MayService> {
    return grant.isFull
      ? () => true
      : servicesOf(grant, await this.directory());
  }

  /** Documents that a grant is for. */
  async documentsOf(grant: DocumentGrant): Promise<MayDocument> {
    return grant.isFull
      ? () => true
      : documentsOf(grant, await this.directory());
  }

  /** Documents that the caller may read; those that they keep are always among them. */
  async readable(): Promise<MayDocument> {
    const mayRead = await this.documentsOf(this.#options.documents);
    const directory = await this.directory();
    return document =>
      mayRead(document) || directory.isMember(this.userRef, document.owner);
  }

  async #withResults(sees: Sees): Promise<Sees> {
    const { results, narrowing } = this.#options;
    if (results.isFull) return sees;
    return narrowing.of(sees, results, await this.directory());
  }
}
