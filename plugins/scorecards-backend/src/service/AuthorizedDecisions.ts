import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  scorecardsCollectorManagePermission,
  scorecardsExemptionRequestPermission,
  scorecardsFactSignPermission,
} from '@callboard/backstage-plugin-scorecards-common';
import type {
  CollectorState,
  PushToken,
  SignOff,
} from '@callboard/backstage-plugin-scorecards-common';
import type { ExemptionRecord } from '../database/ExemptionStore';
import { personOf, type Admission } from './access/Admission';
import { CollectorDesk } from './collectors/CollectorDesk';
import { PushTokenDesk, type NewToken } from './collectors/PushTokenDesk';
import { ExemptionDesk } from './decisions/ExemptionDesk';
import { ExemptionReader } from './decisions/ExemptionReader';
import { SignOffDesk, type SignOffRequest } from './decisions/SignOffDesk';
import type { World } from './World';

interface DecisionsOptions {
  world: World;
  admission: Admission;
  /** Called once an exemption is asked for, decided or ended. */
  onChanged: (exemption: ExemptionRecord) => void;
}

/** Takes in what people decide and state, from whoever may. Every method throws NotAllowedError for others. */
export class AuthorizedDecisions {
  readonly #options: DecisionsOptions;
  readonly #collectors: CollectorDesk;
  readonly #tokens: PushTokenDesk;

  constructor(options: DecisionsOptions) {
    this.#options = options;
    this.#collectors = new CollectorDesk(options.world);
    this.#tokens = new PushTokenDesk(options.world);
  }

  async forExemptions(
    credentials: BackstageCredentials,
  ): Promise<ExemptionReader> {
    const { world, admission } = this.#options;
    return new ExemptionReader(world, await admission.reader(credentials));
  }

  async forExemptionRequests(
    credentials: BackstageCredentials,
  ): Promise<ExemptionDesk> {
    const { world, admission, onChanged } = this.#options;
    const admitted = await admission.withResults(
      credentials,
      scorecardsExemptionRequestPermission,
    );
    const userRef = personOf(admitted, 'ask for exemptions');
    return new ExemptionDesk(world, { ...admitted, userRef, onChanged });
  }

  /** Who may decide is a rule of the desk: no permission can give it. */
  async forExemptionDecisions(
    credentials: BackstageCredentials,
  ): Promise<ExemptionDesk> {
    const { world, admission, onChanged } = this.#options;
    const viewer = await admission.reader(credentials);
    const userRef = personOf({ viewer }, 'decide exemptions');
    return new ExemptionDesk(world, { viewer, userRef, onChanged });
  }

  async forSignOffs(credentials: BackstageCredentials): Promise<SignOffDesk> {
    const { world, admission } = this.#options;
    const { viewer, may } = await admission.withResults(
      credentials,
      scorecardsFactSignPermission,
    );
    return new SignOffDesk(world, viewer, { may });
  }

  async signOff(
    request: SignOffRequest,
    credentials: BackstageCredentials,
  ): Promise<SignOff> {
    const { desk, userRef } = await this.#signer(credentials);
    return desk.sign(request, userRef);
  }

  async revokeSignOff(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { desk, userRef } = await this.#signer(credentials);
    await desk.revoke(id, userRef);
  }

  async listCollectors(
    credentials: BackstageCredentials,
  ): Promise<CollectorState[]> {
    const { admission } = this.#options;
    const { seesAll: withCounts } = await admission.reader(credentials);
    const withErrors = await admission.may(
      credentials,
      scorecardsCollectorManagePermission,
    );
    return this.#collectors.list({ withCounts, withErrors });
  }

  async startCollector(
    provider: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    await this.#assertMayManage(credentials, 'start collectors');
    await this.#collectors.start(provider);
  }

  async listPushTokens(
    credentials: BackstageCredentials,
  ): Promise<PushToken[]> {
    await this.#assertMayManage(credentials, 'see tokens of the push API');
    return this.#tokens.list();
  }

  async createPushToken(
    request: NewToken,
    credentials: BackstageCredentials,
  ): Promise<{ token: PushToken; secret: string }> {
    const { admission } = this.#options;
    const what = 'make tokens of the push API';
    const viewer = await admission.reader(credentials);
    const userRef = personOf({ viewer }, what);
    await admission.assert(
      credentials,
      scorecardsCollectorManagePermission,
      what,
    );
    return this.#tokens.create(request, userRef);
  }

  async revokePushToken(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    await this.#assertMayManage(credentials, 'end tokens of the push API');
    await this.#tokens.revoke(id);
  }

  async #signer(credentials: BackstageCredentials) {
    const { world, admission } = this.#options;
    const admitted = await admission.withResults(
      credentials,
      scorecardsFactSignPermission,
    );
    const userRef = personOf(admitted, 'sign off facts');
    return { desk: new SignOffDesk(world, admitted.viewer, admitted), userRef };
  }

  async #assertMayManage(
    credentials: BackstageCredentials,
    what: string,
  ): Promise<void> {
    const { admission } = this.#options;
    await admission.reader(credentials);
    await admission.assert(
      credentials,
      scorecardsCollectorManagePermission,
      what,
    );
  }
}
