import type { ChangeCause } from '@callboard/backstage-plugin-scorecards-common';

/** What happens to an entity in a campaign: it comes into the scope or leaves it, has done its part or has not any more. */
export type CampaignStep = 'joined' | 'left' | 'done' | 'undone';

/** A step of an entity. */
export interface CampaignChange {
  entityRef: string;
  change: CampaignStep;
  at: number;
  cause: ChangeCause;
}

/** An entity in the scope of a campaign. */
export interface CampaignItem {
  campaignId: string;
  entityRef: string;
  state: 'open' | 'done';
  since: number;
}

/** A step that was taken, of whichever campaign. */
export interface TakenStep
  extends Pick<CampaignChange, 'entityRef' | 'change'> {
  id: string;
  campaignId: string;
}

/** Where the scope of campaigns is kept, and what is done of it. Moments are milliseconds since 1970 in UTC. */
export interface CampaignStore {
  /**
   * Takes steps, in their order. Those that cannot be taken are left out: what another process has taken already is not taken twice.
   *
   * @returns the steps that were taken
   */
  take(
    campaignId: string,
    changes: readonly CampaignChange[],
  ): Promise<CampaignChange[]>;
  /** By entity. */
  listItems(query: { campaignId: string }): Promise<CampaignItem[]>;
  /** Id of the last step of all campaigns; less than any before the first. */
  lastStepId(): Promise<string>;
  /**
   * Steps of all campaigns, the oldest first.
   *
   * @param query.after - id of the last one that is known
   */
  listSteps(query: { after: string; limit: number }): Promise<TakenStep[]>;
  /**
   * The oldest first.
   *
   * @param query.after - id of the last one of the page before
   */
  listChanges(query: {
    campaignId: string;
    after?: string;
    limit: number;
  }): Promise<(CampaignChange & { id: string })[]>;
}
