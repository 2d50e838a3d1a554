import {
  everything,
  groupBy,
  lastDigestAt,
  type Digest,
  type DigestTime,
} from '@internal/backend-kit';
import type { ExemptionStore } from '../database/ExemptionStore';
import { isForDigest } from '../reminding/isForDigest';
import type { ReminderStore } from '../reminding/ReminderStore';
import type { TeamDirectory } from '../service/access/Teams';
import { campaignItems, isOpen } from '../service/documents/campaignItems';
import {
  levelsLost,
  type Loss as LossAhead,
} from '../service/overview/levelsLost';
import { nameOf, type Estate, type Estates } from '../service/state/Estate';
import { digestNotice, type CampaignWork } from './digestNotice';
import { ENDS_SOON_MS } from './exemptionStage';
import { isOfBar, lossesOf } from './losses';
import type { Told } from './Notice';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** So long before checks begin to count teams hear of it. */
const AHEAD_MS = 28 * DAY_MS;
const MOST_EXEMPTIONS = 10_000;

interface DigestWriterOptions {
  exemptions: Pick<ExemptionStore, 'list'>;
  reminders: Pick<ReminderStore, 'list'>;
  estates: Estates;
  directory: () => Promise<TeamDirectory>;
  time: DigestTime;
  /** Where the page of the frontend is. */
  pagePath: string;
}

/** Owner → what there is to tell it. */
type ByOwner<T> = Map<string, T[]>;

/** Writes what teams should know of their services: of those that they own themselves, and of no others. */
export class DigestWriter {
  readonly #world: Told;
  readonly #options: DigestWriterOptions;

  constructor(world: Told, options: DigestWriterOptions) {
    this.#world = world;
    this.#options = options;
  }

  /** Of the week until the last time at which digests were due: what came later is for the next ones. */
  async write(): Promise<Digest[]> {
    const { estates, time, pagePath } = this.#options;
    const to = lastDigestAt(new Date(this.#world.now()), time).getTime();
    const week = { from: to - WEEK_MS, to };
    const estate = estates.seenBy(everything);
    const { lost, lostToBar } = await this.#losses(week);
    const ahead = await this.#ahead(estate);
    const ending = await this.#ending();
    const campaigns = await this.#campaigns(week, estate);
    const directory = await this.#options.directory();
    const owners = new Set(
      [lost, lostToBar, ahead, ending, campaigns].flatMap(some => [
        ...some.keys(),
      ]),
    );
    return [...owners].sort().flatMap((ownerRef): Digest | [] => {
      const notification = digestNotice(
        {
          ref: ownerRef,
          title: nameOf(estates.find(ownerRef) ?? { ref: ownerRef }),
          below: directory.othersBelow(ownerRef),
        },
        {
          lost: lost.get(ownerRef) ?? [],
          lostToBar: lostToBar.get(ownerRef) ?? [],
          ahead: ahead.get(ownerRef),
          ending: ending.get(ownerRef) ?? [],
          campaigns: campaigns.get(ownerRef) ?? [],
        },
        pagePath,
      );
      return notification ? { ownerRef, notification } : [];
    });
  }

  async #losses(week: { from: number; to: number }): Promise<{
    lost: ByOwner<string>;
    lostToBar: ByOwner<string>;
  }> {
    const { estates } = this.#options;
    const losses = await lossesOf(this.#world, { estates, ...week });
    const namesOf = (isBar: boolean): ByOwner<string> => {
      const own = losses.filter(loss => isOfBar(loss) === isBar);
      const services = new Map(
        own.map(({ service, owner }) => [service.ref, { service, owner }]),
      );
      return namesByOwner([...services.values()]);
    };
    return { lost: namesOf(false), lostToBar: namesOf(true) };
  }

  async #ahead(estate: Estate): Promise<Map<string, LossAhead>> {
    const until = this.#world.now() + AHEAD_MS;
    const lost = await levelsLost(this.#world, estate);
    return new Map(
      [...lost].flatMap(([owner, loss]) =>
        owner !== undefined && Date.parse(loss.on) <= until
          ? [[owner, loss] as const]
          : [],
      ),
    );
  }

  async #ending(): Promise<ByOwner<string>> {
    const { exemptions, estates } = this.#options;
    const until = this.#world.now() + ENDS_SOON_MS;
    const active = await exemptions.list({
      states: ['approved'],
      limit: MOST_EXEMPTIONS,
    });
    return namesByOwner(
      active
        .filter(exemption => exemption.until <= until)
        .flatMap(({ entityRef }) => {
          const service = estates.find(entityRef);
          const owner = service?.owner;
          return owner === undefined ? [] : { service, owner };
        }),
    );
  }

  /** Of those that a team was reminded of, what it has left by now. */
  async #campaigns(
    { from, to }: { from: number; to: number },
    estate: Estate,
  ): Promise<ByOwner<CampaignWork>> {
    const { reminders, time } = this.#options;
    const due = (await reminders.list({ since: from })).filter(
      reminder => reminder.at < to && isForDigest(reminder, time),
    );
    const works: ByOwner<CampaignWork> = new Map();
    for (const [id, own] of groupBy(due, ({ campaignId }) => campaignId)) {
      const campaign = this.#world.rulebook.campaign(id)?.document;
      if (!campaign) continue;
      const items = await campaignItems(this.#world, campaign, estate);
      const left = groupBy(items.filter(isOpen), item => item.service.owner);
      for (const team of new Set(own.map(({ teamRef }) => teamRef))) {
        const open = left.get(team)?.length ?? 0;
        if (open === 0) continue;
        const { title, endsOn } = campaign;
        works.set(team, [
          ...(works.get(team) ?? []),
          { title, left: open, endsOn },
        ]);
      }
    }
    return works;
  }
}

/** Names of services, each as often as it is there. */
function namesByOwner(
  owned: readonly {
    service: { ref: string; title?: string } | undefined;
    owner: string;
  }[],
): ByOwner<string> {
  return new Map(
    [...groupBy(owned, ({ owner }) => owner)].map(([owner, own]) => [
      owner,
      own.flatMap(({ service }) => (service ? nameOf(service) : [])),
    ]),
  );
}
