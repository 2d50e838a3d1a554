import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { assertMay, type VisibleEntities } from '@internal/backend-kit';
import {
  playbooksPageReadPermission,
  type AlertAnswer,
  type FiringAlert,
} from '@callboard/backstage-plugin-playbooks-common';
import { alertOwner } from './alertOwner';
import { EntityPageReader } from './EntityPageReader';
import type { PlaybookReader } from './PlaybookReader';
import type { Pages } from './Register';
import type { SeenPages } from './SeenPages';
import { ImageReader } from '../images/ImageReader';
import type { ImageStore } from '../images/ImageStore';
import type { Directory } from '../entities/Directory';
import type { CoverageReader } from './trust/CoverageReader';

/** Gives the reader to whoever may read. */
export class AuthorizedPlaybooks {
  readonly #reader: PlaybookReader;
  readonly #coverage: CoverageReader;
  readonly #permissions: PermissionsService;
  readonly #pages: SeenPages;
  readonly #directory: Directory;
  readonly #visibleEntities: VisibleEntities;
  readonly #images: Pick<ImageStore, 'read'>;

  constructor(options: {
    reader: PlaybookReader;
    coverage: CoverageReader;
    permissions: PermissionsService;
    pages: SeenPages;
    directory: Directory;
    visibleEntities: VisibleEntities;
    images: Pick<ImageStore, 'read'>;
  }) {
    this.#reader = options.reader;
    this.#coverage = options.coverage;
    this.#permissions = options.permissions;
    this.#pages = options.pages;
    this.#directory = options.directory;
    this.#visibleEntities = options.visibleEntities;
    this.#images = options.images;
  }

  /** @throws NotAllowedError when the caller may not read playbooks */
  async forReader(credentials: BackstageCredentials): Promise<PlaybookReader> {
    await this.#assertMayRead(credentials);
    return this.#reader.over(this.#seenBy(credentials));
  }

  /**
   * The pages for an alert, and the first to read where it is asked for; where there is none, who answers for it.
   *
   * @throws NotAllowedError when the caller may not read playbooks
   */
  async find(
    alert: Pick<FiringAlert, 'labels' | 'annotations'>,
    credentials: BackstageCredentials,
    options: { withPage?: boolean } = {},
  ): Promise<AlertAnswer> {
    const reader = await this.forReader(credentials);
    const answer = await reader.find(alert);
    const first = answer.matches.at(0)?.playbook;
    if (first) {
      return options.withPage && first.kind === 'page'
        ? { ...answer, page: await reader.get(first.id) }
        : answer;
    }
    const owner = await alertOwner(alert.labels, this.#directory, () =>
      this.#visibleEntities.forCaller(credentials),
    );
    return owner ? { ...answer, owner } : answer;
  }

  /** @throws NotAllowedError when the caller may not read playbooks, of which coverage tells */
  async forCoverage(
    credentials: BackstageCredentials,
  ): Promise<CoverageReader> {
    await this.#assertMayRead(credentials);
    return this.#coverage.over(this.#seenBy(credentials));
  }

  /** @throws NotAllowedError when the caller may not read playbooks */
  async forEntities(
    credentials: BackstageCredentials,
  ): Promise<EntityPageReader> {
    await this.#assertMayRead(credentials);
    const pages = this.#seenBy(credentials);
    const reader = this.#reader.over(pages);
    return new EntityPageReader({
      directory: this.#directory,
      pages,
      view: () => this.#visibleEntities.forCaller(credentials),
      withTrust: summaries => reader.withTrust(summaries),
    });
  }

  /** @throws NotAllowedError when the caller may not read playbooks */
  async forImages(credentials: BackstageCredentials): Promise<ImageReader> {
    await this.#assertMayRead(credentials);
    return new ImageReader(this.#images, this.#seenBy(credentials));
  }

  /** The pages that the caller sees. */
  #seenBy(credentials: BackstageCredentials): Pages {
    return this.#pages.seenBy(() =>
      this.#visibleEntities.forCaller(credentials),
    );
  }

  #assertMayRead(credentials: BackstageCredentials): Promise<void> {
    return assertMay({
      permissions: this.#permissions,
      credentials,
      permission: playbooksPageReadPermission,
      what: 'read playbooks',
    });
  }
}
