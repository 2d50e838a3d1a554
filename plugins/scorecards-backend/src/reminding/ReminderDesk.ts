import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { fullRef } from '../service/access/refs';
import type { MayDocument } from '../service/access/scopes';
import type { Viewer } from '../service/access/Viewer';
import {
  campaignItems,
  isOpen,
  teamsOf,
} from '../service/documents/campaignItems';
import { dayOf, stageOf } from '../service/documents/campaignStates';
import { keepsCampaign } from '../service/documents/keepsCampaign';
import type { World } from '../service/World';

/** Has teams be reminded of campaigns, by who keeps these. */
export class ReminderDesk {
  readonly #world: World;
  readonly #viewer: Viewer;
  readonly #mayManage: MayDocument;

  /** @param options.mayManage - whether the caller may change documents of others */
  constructor(
    world: World,
    options: { viewer: Viewer; mayManage: MayDocument },
  ) {
    this.#world = world;
    this.#viewer = options.viewer;
    this.#mayManage = options.mayManage;
  }

  /**
   * Reminds teams that have something left, as far as the caller sees their services, and they were not reminded in the last week.
   *
   * @returns the teams
   * @throws NotAllowedError when the caller does not keep the campaign
   */
  async remind(campaignId: string): Promise<string[]> {
    const { rulebook, stores, now } = this.#world;
    const viewer = this.#viewer;
    const campaign = rulebook.campaign(campaignId)?.document;
    const mayRead = await viewer.readable();
    if (
      !campaign ||
      !mayRead({ kind: 'Campaign', owner: fullRef(campaign.owner) })
    ) {
      throw new NotFoundError(`There is no campaign ${campaignId}`);
    }
    if (
      !(await keepsCampaign(campaign, { viewer, mayManage: this.#mayManage }))
    ) {
      throw new NotAllowedError(
        `Only people of ${fullRef(
          campaign.owner,
        )} may remind teams of ${campaignId}`,
      );
    }
    const stage = stageOf(campaign, dayOf(now()));
    if (stage === 'planned') {
      throw new ConflictError(
        `${campaignId} begins on ${campaign.startsOn}; teams can be reminded from then on`,
      );
    }
    if (stage === 'over') {
      throw new ConflictError(
        `${campaignId} ended on ${campaign.endsOn}; move its end to go on`,
      );
    }
    const items = await campaignItems(
      this.#world,
      campaign,
      await viewer.estate(),
    );
    return stores.reminders.addByHand({
      campaignId,
      teamRefs: teamsOf(items.filter(isOpen)),
      at: now(),
    });
  }
}
