import type {
  CampaignDetail,
  DocumentDetail,
  DocumentsApi,
  DocumentTrial,
  StandardDetail,
} from '@callboard/backstage-plugin-scorecards-common';
import { FakeResultsApi, named, type Request } from './FakeResultsApi';
import { campaignOf, documentOf, standardOf } from './sampleDocuments';

/** Documents of the sample, which tests may change. */
export class FakeDocumentsApi extends FakeResultsApi implements DocumentsApi {
  documents: DocumentDetail[] = [documentOf()];
  standards: StandardDetail[] = [standardOf()];
  campaigns: CampaignDetail[] = [campaignOf()];
  trial: DocumentTrial = { findings: [], tookMs: 4 };

  async listDocuments({ kind }: Request<'listDocuments'>) {
    this.note('listDocuments', { kind });
    return {
      items: this.documents.filter(one => !kind || one.kind === kind),
    };
  }

  async getDocument({ kind, id }: Request<'getDocument'>) {
    this.note('getDocument', { kind, id });
    return named(
      this.documents.find(one => one.kind === kind && one.id === id),
    );
  }

  async tryDocument(request: Request<'tryDocument'>) {
    this.note('tryDocument', request);
    return this.trial;
  }

  protected replace(next: DocumentDetail) {
    this.documents = [
      ...this.documents.filter(
        ({ kind, id }) => kind !== next.kind || id !== next.id,
      ),
      next,
    ];
    return next;
  }

  protected known = ({ kind, id }: Request<'getDocument'>) =>
    this.documents.find(one => one.kind === kind && one.id === id) ??
    documentOf({ kind, id, active: undefined });

  async saveDraft(request: Request<'saveDraft'>) {
    this.note('saveDraft', request);
    const { text } = request;
    const known = this.known(request);
    const draft = {
      version: known.version + 1,
      state: 'draft' as const,
      title: known.title,
      hash: `h${text.length}`,
      createdAt: new Date().toISOString(),
    };
    return this.replace({ ...known, text, draft, version: draft.version });
  }

  async discardDraft(request: Request<'discardDraft'>) {
    this.note('discardDraft', request);
    this.replace({ ...this.known(request), draft: undefined });
  }

  async publishDraft(request: Request<'publishDraft'>) {
    this.note('publishDraft', request);
    const { draft, ...known } = this.known(request);
    return this.replace({
      ...known,
      active: { ...named(draft), state: 'active' },
    });
  }

  async retireDocument(request: Request<'retireDocument'>) {
    this.note('retireDocument', request);
    this.replace({ ...this.known(request), active: undefined });
  }

  async listFacts(request: Request<'listFacts'>) {
    this.note('listFacts', request);
    return { items: this.facts };
  }

  async getStandard(request: Request<'getStandard'>) {
    this.note('getStandard', request);
    return named(this.standards.find(({ id }) => id === request.id));
  }

  async acknowledgeStandard(request: Request<'acknowledgeStandard'>) {
    this.note('acknowledgeStandard', request);
    const { id, team } = request;
    this.standards = this.standards.map(one =>
      one.id === id
        ? {
            ...one,
            toAcknowledge: one.toAcknowledge.filter(other => other !== team),
            acknowledged: [
              ...one.acknowledged,
              {
                team,
                by: 'user:default/guest',
                at: new Date().toISOString(),
              },
            ],
          }
        : one,
    );
  }

  async listCampaigns() {
    this.note('listCampaigns');
    return { items: this.campaigns };
  }

  async getCampaign(id: string) {
    this.note('getCampaign', id);
    return named(this.campaigns.find(one => one.id === id));
  }

  async remindTeams(id: string) {
    this.note('remindTeams', id);
    const teams = (await this.getCampaign(id)).teams.flatMap(({ team, left }) =>
      team && left > 0 ? [team] : [],
    );
    return { teams };
  }
}
