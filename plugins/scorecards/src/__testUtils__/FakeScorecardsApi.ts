import type {
  CollectorState,
  Exemption,
  PushToken,
  ScorecardsApi,
  SignableFact,
  SignOff,
} from '@callboard/backstage-plugin-scorecards-common';
import { FakeDocumentsApi } from './FakeDocumentsApi';
import { named, type Request } from './FakeResultsApi';
import { CHECKS, PAYMENTS } from './sample';
import {
  collectorOf,
  exemptionOf,
  signableOf,
  signOffOf,
  tokenOf,
} from './sampleDocuments';

export { refusal } from './FakeResultsApi';

/** The API in memory, over the services of `sample.ts`. Change its fields, or spy on its methods. */
export class FakeScorecardsApi
  extends FakeDocumentsApi
  implements ScorecardsApi
{
  signOffs: SignOff[] = [signOffOf()];
  signable: SignableFact[] = [signableOf()];
  collectors: CollectorState[] = [collectorOf()];
  tokens: PushToken[] = [tokenOf()];

  async listExemptions(request: Request<'listExemptions'>) {
    this.note('listExemptions', request);
    const { state, entityRef } = request;
    return {
      items: this.exemptions.filter(
        one =>
          (!state || one.state === state) &&
          (!entityRef || one.entityRef === entityRef),
      ),
      pageInfo: {},
    };
  }

  async getExemptionDebt() {
    this.note('getExemptionDebt');
    const debt = { exempt: 2, hidden: 2, effortMinutes: 30 * 480 };
    return { ...debt, teams: [{ team: PAYMENTS, ...debt }] };
  }

  async requestExemption(request: Request<'requestExemption'>) {
    this.note('requestExemption', request);
    const { decidedBy, decidedAt, ...asked } = exemptionOf({
      ...request,
      id: `e${this.exemptions.length + 1}`,
      title: CHECKS.find(({ check }) => check === request.check)?.title ?? '',
      requestedBy: 'user:default/guest',
      state: 'requested',
    });
    this.exemptions = [...this.exemptions, asked];
    return asked;
  }

  protected change(id: string, change: Partial<Exemption>) {
    const known = named(this.exemptions.find(one => one.id === id));
    const next = { ...known, ...change };
    this.exemptions = this.exemptions.map(one => (one.id === id ? next : one));
    return next;
  }

  async decideExemption(request: Request<'decideExemption'>) {
    this.note('decideExemption', request);
    const { id, decision, note } = request;
    return this.change(id, {
      state: decision === 'approve' ? 'approved' : 'refused',
      decisionNote: note,
    });
  }

  async revokeExemption(id: string) {
    this.note('revokeExemption', id);
    return this.change(id, { state: 'revoked', mayRevoke: false });
  }

  async listSignOffs(entityRef: string) {
    this.note('listSignOffs', entityRef);
    return { items: this.signOffs, signable: this.signable };
  }

  async signOff(request: Request<'signOff'>) {
    this.note('signOff', request);
    const signed = signOffOf({ ...request, id: `s${Math.random()}` });
    this.signOffs = [signed, ...this.signOffs];
    return signed;
  }

  async revokeSignOff(id: string) {
    this.note('revokeSignOff', id);
    this.signOffs = this.signOffs.filter(one => one.id !== id);
  }

  async listCollectors() {
    this.note('listCollectors');
    return { items: this.collectors };
  }

  async startCollector(provider: string) {
    this.note('startCollector', provider);
  }

  async listPushTokens() {
    this.note('listPushTokens');
    return { items: this.tokens };
  }

  async createPushToken(request: Request<'createPushToken'>) {
    this.note('createPushToken', request);
    const token = tokenOf({ ...request, id: `t${this.tokens.length + 1}` });
    this.tokens = [...this.tokens, token];
    return { token, secret: 'cbsc_secret' };
  }

  async revokePushToken(id: string) {
    this.note('revokePushToken', id);
    this.tokens = this.tokens.filter(one => one.id !== id);
  }
}
