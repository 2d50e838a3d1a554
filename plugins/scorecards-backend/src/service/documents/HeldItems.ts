import type {
  CampaignItem,
  CampaignStep,
  CampaignStore,
} from '../../database/CampaignStore';

/** Steps of a statement. */
const PAGE = 1_000;

/** How far a service in the scope of a campaign is that counts. */
export type Held = CampaignItem['state'];

const AFTER: Record<CampaignStep, Held | undefined> = {
  joined: 'open',
  done: 'done',
  undone: 'open',
  left: undefined,
};

/** Which services are kept as those of campaigns, in memory: read once, and followed from then on, whoever changes them. */
export class HeldItems {
  readonly #store: Pick<
    CampaignStore,
    'listItems' | 'lastStepId' | 'listSteps'
  >;
  readonly #byCampaign = new Map<string, Map<string, Held>>();
  /** All steps up to this one are known. */
  #lastId?: string;

  constructor(
    store: Pick<CampaignStore, 'listItems' | 'lastStepId' | 'listSteps'>,
  ) {
    this.#store = store;
  }

  /** Takes over the steps that were taken since; where there are none, that is one statement. */
  async follow(): Promise<void> {
    if (this.#lastId === undefined) {
      this.#lastId = await this.#store.lastStepId();
      return;
    }
    let steps;
    do {
      steps = await this.#store.listSteps({
        after: this.#lastId,
        limit: PAGE,
      });
      for (const { campaignId, entityRef, change, id } of steps) {
        this.#take(campaignId, entityRef, AFTER[change]);
        this.#lastId = id;
      }
    } while (steps.length === PAGE);
  }

  async of(campaignId: string): Promise<ReadonlyMap<string, Held>> {
    const known = this.#byCampaign.get(campaignId);
    if (known) return known;
    const items = await this.#store.listItems({ campaignId });
    const held = new Map(
      items.map(({ entityRef, state }) => [entityRef, state]),
    );
    this.#byCampaign.set(campaignId, held);
    return held;
  }

  /** It is read again, as when references are others. */
  forget(campaignId: string): void {
    this.#byCampaign.delete(campaignId);
  }

  /** Forgets all but some campaigns. */
  keepOnly(campaignIds: ReadonlySet<string>): void {
    for (const id of this.#byCampaign.keys())
      if (!campaignIds.has(id)) this.forget(id);
  }

  #take(campaignId: string, entityRef: string, state: Held | undefined): void {
    const held = this.#byCampaign.get(campaignId);
    if (state === undefined) held?.delete(entityRef);
    else held?.set(entityRef, state);
  }
}
