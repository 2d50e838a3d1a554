import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  scorecardsDocumentCreatePermission,
  scorecardsDocumentManagePermission,
  scorecardsStandardAcknowledgePermission,
} from '@callboard/backstage-plugin-scorecards-common';
import { personOf, type Admission } from './access/Admission';
import { ReminderDesk } from '../reminding/ReminderDesk';
import { CampaignReader } from './documents/CampaignReader';
import { DocumentDesk } from './documents/DocumentDesk';
import { DocumentTrials } from './documents/DocumentTrials';
import { FactCatalog } from './documents/FactCatalog';
import { StandardReader } from './documents/StandardReader';
import type { World } from './World';

interface DocumentsOptions {
  world: World;
  admission: Admission;
  /** Called once something else is in force. */
  onChanged: () => void;
}

/** Gives documents to whoever may read scorecards, and has them changed by who keeps them. */
export class AuthorizedDocuments {
  readonly #options: DocumentsOptions;

  constructor(options: DocumentsOptions) {
    this.#options = options;
  }

  /** @throws NotAllowedError; what of documents the caller may change, the desk decides */
  async forDocuments(credentials: BackstageCredentials): Promise<DocumentDesk> {
    const { world, admission, onChanged } = this.#options;
    const { viewer, mayManage } = await this.#manager(credentials);
    const mayCreate = await admission.may(
      credentials,
      scorecardsDocumentCreatePermission,
    );
    return new DocumentDesk(world, viewer, { mayCreate, mayManage, onChanged });
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
    const { viewer, mayManage } = await this.#manager(credentials);
    return new StandardReader(this.#options.world, viewer, { mayManage });
  }

  /** @throws NotAllowedError when the caller may not, or is not of the team */
  async acknowledge(
    request: { id: string; version: number; team: string },
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { world, admission } = this.#options;
    const admitted = await admission.withDocuments(
      credentials,
      scorecardsStandardAcknowledgePermission,
    );
    const userRef = personOf(admitted, 'say that a team has read a standard');
    const { viewer, may } = admitted;
    const reader = new StandardReader(world, viewer, {
      mayManage: () => false,
    });
    await reader.acknowledge(request, { userRef, may });
  }

  /** @throws NotAllowedError */
  async forCampaigns(
    credentials: BackstageCredentials,
  ): Promise<CampaignReader> {
    const { viewer, mayManage } = await this.#manager(credentials);
    return new CampaignReader(this.#options.world, viewer, { mayManage });
  }

  /** @throws NotAllowedError; who may remind of a campaign, the desk decides */
  async forReminders(credentials: BackstageCredentials): Promise<ReminderDesk> {
    const { viewer, mayManage } = await this.#manager(credentials);
    personOf({ viewer }, 'remind teams');
    return new ReminderDesk(this.#options.world, { viewer, mayManage });
  }

  async #manager(credentials: BackstageCredentials) {
    const { viewer, may: mayManage } =
      await this.#options.admission.withDocuments(
        credentials,
        scorecardsDocumentManagePermission,
      );
    return { viewer, mayManage };
  }
}
