import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  scorecardsDocumentManagePermission,
  scorecardsFactSignPermission,
} from '@callboard/backstage-plugin-scorecards-common';
import type { DocumentKey } from '../database/DocumentStore';
import type { Admission } from './access/Admission';
import { CampaignReader } from './documents/CampaignReader';
import { DocumentDesk } from './documents/DocumentDesk';
import { DocumentTrials } from './documents/DocumentTrials';
import { FactCatalog } from './documents/FactCatalog';
import { StandardReader } from './documents/StandardReader';
import type { World } from './World';

interface DocumentsOptions {
  world: World;
  admission: Admission;
  /** Called once a version is in force. */
  onPublished: (document: DocumentKey & { version: number }) => void;
}

/** Gives documents to whoever may read scorecards, and has them changed by who keeps them. */
export class AuthorizedDocuments {
  readonly #options: DocumentsOptions;

  constructor(options: DocumentsOptions) {
    this.#options = options;
  }

  /** @throws NotAllowedError; what of documents the caller may change, the desk decides */
  async forDocuments(credentials: BackstageCredentials): Promise<DocumentDesk> {
    const { world, onPublished } = this.#options;
    const { viewer, mayManage } = await this.#viewer(credentials);
    return new DocumentDesk(world, viewer, { mayManage, onPublished });
  }

  /** @throws NotAllowedError */
  async forTrials(credentials: BackstageCredentials): Promise<DocumentTrials> {
    const { world, admission } = this.#options;
    return new DocumentTrials(world, await admission.reader(credentials));
  }

  /** @throws NotAllowedError */
  async forFacts(credentials: BackstageCredentials): Promise<FactCatalog> {
    const { world, admission } = this.#options;
    return new FactCatalog(world, await admission.reader(credentials));
  }

  /** @throws NotAllowedError */
  async forStandards(
    credentials: BackstageCredentials,
  ): Promise<StandardReader> {
    const { viewer, mayManage } = await this.#viewer(credentials);
    return new StandardReader(this.#options.world, viewer, { mayManage });
  }

  /** @throws NotAllowedError when the caller may not, or is not of the team */
  async acknowledge(
    request: { id: string; version: number; team: string },
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { world, admission } = this.#options;
    const { viewer, userRef } = await admission.person(
      credentials,
      'say that a team has read a standard',
      scorecardsFactSignPermission,
    );
    const reader = new StandardReader(world, viewer, { mayManage: false });
    await reader.acknowledge(request, userRef);
  }

  /** @throws NotAllowedError */
  async forCampaigns(
    credentials: BackstageCredentials,
  ): Promise<CampaignReader> {
    const { viewer, mayManage } = await this.#viewer(credentials);
    return new CampaignReader(this.#options.world, viewer, { mayManage });
  }

  async #viewer(credentials: BackstageCredentials) {
    const { admission } = this.#options;
    const viewer = await admission.reader(credentials);
    const mayManage = await admission.may(
      credentials,
      scorecardsDocumentManagePermission,
    );
    return { viewer, mayManage };
  }
}
