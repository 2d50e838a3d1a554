import { NotFoundError } from '@backstage/errors';
import { groupBy } from '@internal/backend-kit';
import type {
  Campaign,
  CampaignDetail,
  CampaignService,
  CampaignSummary,
  CampaignTeam,
} from '@callboard/backstage-plugin-scorecards-common';
import type { CampaignChange } from '../../database/CampaignStore';
import { REST_MS } from '../../reminding/ReminderStore';
import { fullRef } from '../access/refs';
import type { MayDocument } from '../access/scopes';
import type { Viewer } from '../access/Viewer';
import { iso } from '../entities/knownFacts';
import { toldCause } from '../entities/toldCause';
import { nameOf } from '../state/Estate';
import type { InForce } from '../state/Rulebook';
import type { World } from '../World';
import { burnUpOf, readChanges } from './burnUp';
import {
  campaignItems,
  effortOf,
  isOpen,
  type CampaignItem as Item,
} from './campaignItems';
import { dayOf, stageOf } from './campaignStates';
import { keepsCampaign } from './keepsCampaign';
import { readableCampaigns } from './readableCampaigns';
import { reasonsOf } from './reasons';
import { fileOf } from './toDocument';

const DAY_MS = 86_400_000;
/** Services of one team that are named, and services in all of which it is told why. */
const MOST_SERVICES = 100;
const MOST_REASONS = 300;
const MOST_LEFT = 200;

/** Tells how far campaigns are, over the services that a caller sees. */
export class CampaignReader {
  readonly #world: World;
  readonly #viewer: Viewer;
  readonly #mayManage: MayDocument;

  /** @param options.mayManage - whether the caller may change documents of others */
  constructor(
    world: World,
    viewer: Viewer,
    { mayManage }: { mayManage: MayDocument },
  ) {
    this.#world = world;
    this.#viewer = viewer;
    this.#mayManage = mayManage;
  }

  /** Those that end first come first. */
  async list(): Promise<CampaignSummary[]> {
    const summaries: CampaignSummary[] = [];
    for (const { document } of await this.#campaigns()) {
      summaries.push(this.#summary(document, await this.#items(document)));
    }
    return summaries.sort((a, b) => (a.endsOn < b.endsOn ? -1 : 1));
  }

  /** @throws NotFoundError when it is not in force, or the caller may not read it */
  async get(id: string): Promise<CampaignDetail> {
    const { stores } = this.#world;
    const campaigns = await this.#campaigns();
    const found = campaigns.find(({ document }) => document.id === id);
    if (!found) throw new NotFoundError(`There is no campaign ${id}`);
    const { document: campaign } = found;
    const { services } = await this.#viewer.estate();
    const seen = new Set(services.map(({ ref }) => ref));
    const items = await this.#items(campaign);
    const changes = (await readChanges(stores.campaigns, id)).filter(
      ({ entityRef }) => seen.has(entityRef),
    );
    return {
      ...this.#summary(campaign, items),
      campaign,
      ...(await this.#rights(found)),
      teams: await this.#teams(items, changes),
      burnUp: burnUpOf(changes),
      left: changes
        .filter(({ change }) => change === 'left')
        .slice(-MOST_LEFT)
        .reverse()
        .map(({ entityRef, at, cause }) => ({
          ref: entityRef,
          at: iso(at),
          cause: toldCause(cause, this.#world),
        })),
      remindedTeams: await this.#reminded(id, items),
    };
  }

  #campaigns(): Promise<InForce<Campaign>[]> {
    return readableCampaigns(this.#world, this.#viewer);
  }

  async #items(campaign: Campaign): Promise<Item[]> {
    return campaignItems(this.#world, campaign, await this.#viewer.estate());
  }

  #summary(campaign: Campaign, items: readonly Item[]): CampaignSummary {
    const today = this.#today();
    const open = items.filter(isOpen);
    const done = items.filter(({ state }) => state === 'done').length;
    const nextMilestone = campaign.milestones?.find(({ on }) => on >= today);
    return {
      id: campaign.id,
      title: campaign.title,
      owner: fullRef(campaign.owner),
      startsOn: campaign.startsOn,
      endsOn: campaign.endsOn,
      state: stageOf(campaign, today),
      done,
      total: done + open.length,
      exempt: items.length - done - open.length,
      effortMinutes: effortOf(open.flatMap(({ missed }) => missed)),
      teamsLeft: new Set(open.map(({ service }) => service.owner)).size,
      ...(nextMilestone && { nextMilestone }),
    };
  }

  async #rights({
    document,
  }: InForce<Campaign>): Promise<
    Pick<CampaignDetail, 'origin' | 'mayEdit' | 'mayRemind' | 'problems'>
  > {
    const { stores, files } = this.#world;
    const records = await stores.documents.list('Campaign');
    const record = records.find(({ id }) => id === document.id);
    const origin = record?.origin ?? 'portal';
    const keeps = await keepsCampaign(document, {
      viewer: this.#viewer,
      mayManage: this.#mayManage,
    });
    const { problems } = (record && fileOf(record, files, { keeps })) ?? {};
    return {
      origin,
      mayEdit: origin === 'portal' && keeps,
      mayRemind: keeps && stageOf(document, this.#today()) === 'running',
      ...(problems && { problems }),
    };
  }

  /** Of the teams whose services the caller sees. */
  async #reminded(
    campaignId: string,
    items: readonly Item[],
  ): Promise<CampaignDetail['remindedTeams']> {
    const { stores, now } = this.#world;
    const reminders = await stores.reminders.list({
      campaignId,
      since: now() - REST_MS,
    });
    const seen = new Set(items.map(({ service }) => service.owner));
    const last = new Map(
      reminders
        .filter(({ teamRef }) => seen.has(teamRef))
        .map(({ teamRef, at }) => [teamRef, iso(at)]),
    );
    return [...last].map(([team, at]) => ({ team, at }));
  }

  #today(): string {
    return dayOf(this.#world.now());
  }

  /** One's own first, then those without movement. */
  async #teams(
    items: readonly Item[],
    changes: readonly CampaignChange[],
  ): Promise<CampaignTeam[]> {
    const { userRef } = this.#viewer;
    const directory = await this.#viewer.directory();
    const lately = this.#world.now() - 30 * DAY_MS;
    const moved = new Set(
      changes
        .filter(({ change, at }) => change === 'done' && at >= lately)
        .map(({ entityRef }) => entityRef),
    );
    const reasons = await reasonsOf(
      this.#world,
      items
        .filter(isOpen)
        .slice(0, MOST_REASONS)
        .map(({ service, missed: [check] }) => ({ service, check })),
    );
    const counted = items.filter(({ state }) => state !== 'exempt');
    const teams = groupBy(counted, ({ service }) => service.owner);
    return [...teams]
      .map(([team, own]): CampaignTeam => {
        const open = own.filter(isOpen);
        return {
          ...(team !== undefined && { team }),
          done: own.length - open.length,
          left: open.length,
          effortMinutes: effortOf(open.flatMap(({ missed }) => missed)),
          doneIn30Days: own.filter(
            item => !isOpen(item) && moved.has(item.service.ref),
          ).length,
          isOwn: directory.isMember(userRef, team),
          services: open
            .slice(0, MOST_SERVICES)
            .map(item => toService(item, reasons)),
        };
      })
      .sort(
        (a, b) =>
          Number(b.isOwn) - Number(a.isOwn) ||
          Number(a.left === 0) - Number(b.left === 0) ||
          a.doneIn30Days - b.doneIn30Days ||
          b.left - a.left,
      );
  }
}

function toService(
  { service, missed, effortMinutes }: Item,
  reasons: ReadonlyMap<string, string>,
): CampaignService {
  const why = reasons.get(service.ref);
  return {
    ref: service.ref,
    title: nameOf(service),
    ...(effortMinutes !== undefined && { effortMinutes }),
    checks: missed.map(({ id }) => id),
    ...(why !== undefined && { why }),
  };
}
