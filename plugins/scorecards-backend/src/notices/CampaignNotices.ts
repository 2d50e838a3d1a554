import {
  clip,
  clipName,
  everything,
  groupBy,
  listNames,
  type DigestTime,
} from '@internal/backend-kit';
import { isForDigest } from '../reminding/isForDigest';
import type { Reminder, ReminderStore } from '../reminding/ReminderStore';
import { campaignItems, isOpen } from '../service/documents/campaignItems';
import { nameOf, type Estates } from '../service/state/Estate';
import type { Message, Notice, NoticeSource, Told } from './Notice';
import { count, dayWords } from './words';

const DAY_MS = 86_400_000;

interface CampaignNoticesOptions {
  reminders: Pick<ReminderStore, 'list'>;
  estates: Estates;
  /** When the digest comes; absent: never. */
  time: DigestTime | undefined;
  /** Where the page of the frontend is. */
  pagePath: string;
}

/** Tells teams of campaigns for which the next digest would come too late. */
export class CampaignNotices implements NoticeSource {
  readonly title = 'campaigns';
  readonly #world: Told;
  readonly #options: CampaignNoticesOptions;

  constructor(world: Told, options: CampaignNoticesOptions) {
    this.#world = world;
    this.#options = options;
  }

  async list(): Promise<Notice[]> {
    const { reminders, time } = this.#options;
    const since = this.#world.now() - DAY_MS;
    const due = (await reminders.list({ since })).filter(
      reminder => !isForDigest(reminder, time),
    );
    const byTeam = groupBy(
      due,
      ({ campaignId, teamRef }) => `${campaignId}:${teamRef}`,
    );
    return [...byTeam].map(([key, own]): Notice => {
      const last = own[own.length - 1];
      return {
        kind: 'campaign',
        scope: `scorecards:campaign:${key}`,
        version: last.at,
        write: () => this.#message(last),
      };
    });
  }

  /** Nothing when it is done meanwhile. */
  async #message({
    campaignId,
    teamRef,
  }: Reminder): Promise<Message | undefined> {
    const { estates, pagePath } = this.#options;
    const campaign = this.#world.rulebook.campaign(campaignId)?.document;
    if (!campaign) return undefined;
    const estate = estates.seenBy(everything);
    const open = (await campaignItems(this.#world, campaign, estate)).filter(
      item => isOpen(item) && item.service.owner === teamRef,
    );
    if (open.length === 0) return undefined;
    const team = nameOf(estates.find(teamRef) ?? { ref: teamRef });
    return {
      to: [teamRef],
      title: clip(
        `${clipName(campaign.title)} ends on ${dayWords(
          campaign.endsOn,
        )}: ${count(open.length, 'service', 'services')} left`,
      ),
      description: clip(
        `${clipName(team)} has left: ${listNames(
          open.map(({ service }) => nameOf(service)),
        )}.`,
      ),
      link: `${pagePath}/campaigns/${encodeURIComponent(campaignId)}`,
      severity: 'normal',
    };
  }
}
