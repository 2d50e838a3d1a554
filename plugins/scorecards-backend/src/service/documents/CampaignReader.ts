import { NotFoundError } from '@backstage/errors';
import { groupBy } from '@internal/backend-kit';
import { parseEffort } from '@callboard/backstage-plugin-scorecards-common';
import type {
  Campaign,
  CampaignDetail,
  CampaignService,
  CampaignSummary,
  CampaignTeam,
} from '@callboard/backstage-plugin-scorecards-common';
import {
  STANDING,
  STANDINGS,
} from '@callboard/backstage-plugin-scorecards-common/domain';
import type { CampaignChange } from '../../database/CampaignStore';
import { fullRef } from '../access/refs';
import type { Viewer } from '../access/Viewer';
import type { RuleCheck } from '../state/book';
import { iso, knownFacts, whyOf } from '../entities/knownFacts';
import { nameOf, type Service } from '../state/Estate';
import type { InForce } from '../state/Rulebook';
import type { World } from '../World';
import { burnUpOf, readChanges } from './burnUp';
import {
  campaignJudge,
  checksOf,
  dayOf,
  rowsInScope,
  type CampaignState,
} from './campaignStates';

const DAY_MS = 86_400_000;
/** Services of one team that are named, and services in all of which it is told why. */
const MOST_SERVICES = 100;
const MOST_REASONS = 300;
const MOST_LEFT = 200;

/** A service in the scope of a campaign. */
interface Item {
  service: Service;
  state: CampaignState;
  /** Checks that do not pass. */
  missed: RuleCheck[];
  effortMinutes?: number;
}

const effortOf = (checks: readonly RuleCheck[]): number =>
  checks.reduce(
    (sum, { definition }) =>
      sum + (parseEffort(definition?.fix?.effort ?? '') ?? 0),
    0,
  );

const isOpen = ({ state }: Item) => state === 'open';

function stateOf(
  { startsOn, endsOn }: Campaign,
  today: string,
): CampaignSummary['state'] {
  if (today < startsOn) return 'planned';
  return today > endsOn ? 'over' : 'running';
}

/** Tells how far campaigns are, over the services that a caller sees. */
export class CampaignReader {
  readonly #world: World;
  readonly #viewer: Viewer;
  readonly #mayManage: boolean;

  /** @param options.mayManage - whether the caller may change documents of others */
  constructor(
    world: World,
    viewer: Viewer,
    { mayManage }: { mayManage: boolean },
  ) {
    this.#world = world;
    this.#viewer = viewer;
    this.#mayManage = mayManage;
  }

  /** Those that end first come first. */
  async list(): Promise<CampaignSummary[]> {
    const summaries: CampaignSummary[] = [];
    for (const { document } of this.#world.rulebook.campaigns()) {
      summaries.push(this.#summary(document, await this.#items(document)));
    }
    return summaries.sort((a, b) => (a.endsOn < b.endsOn ? -1 : 1));
  }

  /** @throws NotFoundError when it is not in force */
  async get(id: string): Promise<CampaignDetail> {
    const { rulebook, stores } = this.#world;
    const found = rulebook.campaign(id);
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
      ...(await this.#origin(found)),
      teams: await this.#teams(items, changes),
      burnUp: burnUpOf(changes),
      left: changes
        .filter(({ change }) => change === 'left')
        .slice(-MOST_LEFT)
        .reverse()
        .map(({ entityRef, at, cause }) => ({
          ref: entityRef,
          at: iso(at),
          cause,
        })),
      remindedTeams: [],
    };
  }

  async #items(campaign: Campaign): Promise<Item[]> {
    const { rulebook } = this.#world;
    const { rows, byRow } = await this.#viewer.estate();
    const judge = campaignJudge(rulebook, campaign);
    const checks = checksOf(rulebook, campaign);
    const inScope = await rowsInScope(this.#world, campaign, rows);
    return [...inScope].flatMap(row => {
      const service = byRow.get(row);
      const state = judge(row);
      if (!service || state === 'left-out') return [];
      const missed = checks.filter(
        ({ column }) => STANDINGS[column.get(row)] === STANDING.missed,
      );
      const effortMinutes = effortOf(missed);
      return {
        service,
        state,
        missed,
        ...(effortMinutes > 0 && { effortMinutes }),
      };
    });
  }

  #summary(campaign: Campaign, items: readonly Item[]): CampaignSummary {
    const today = dayOf(this.#world.now());
    const open = items.filter(isOpen);
    const done = items.filter(({ state }) => state === 'done').length;
    const nextMilestone = campaign.milestones?.find(({ on }) => on >= today);
    return {
      id: campaign.id,
      title: campaign.title,
      owner: fullRef(campaign.owner),
      startsOn: campaign.startsOn,
      endsOn: campaign.endsOn,
      state: stateOf(campaign, today),
      done,
      total: done + open.length,
      exempt: items.length - done - open.length,
      effortMinutes: effortOf(open.flatMap(({ missed }) => missed)),
      teamsLeft: new Set(open.map(({ service }) => service.owner)).size,
      ...(nextMilestone && { nextMilestone }),
    };
  }

  async #origin({
    document,
  }: InForce<Campaign>): Promise<Pick<CampaignDetail, 'origin' | 'mayEdit'>> {
    const records = await this.#world.stores.documents.list('Campaign');
    const origin =
      records.find(({ id }) => id === document.id)?.origin ?? 'portal';
    const { userRef } = this.#viewer;
    const directory = await this.#viewer.directory();
    const keeps = directory.isMember(userRef, fullRef(document.owner));
    return {
      origin,
      mayEdit:
        userRef !== undefined &&
        origin === 'portal' &&
        (keeps || this.#mayManage),
    };
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
    const reasons = await this.#reasons(items.filter(isOpen));
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

  /** Why the first check does not pass, by service; in one statement. */
  async #reasons(open: readonly Item[]): Promise<Map<string, string>> {
    const { stores, collectors, runtime, now } = this.#world;
    const told = open.slice(0, MOST_REASONS);
    const records = groupBy(
      await stores.facts.read(told.map(({ service }) => service.ref)),
      ({ entityRef }) => entityRef,
    );
    const providers = await collectors.read();
    const { table } = runtime.engine;
    return new Map(
      told.flatMap(({ service: { ref, row }, missed: [check] }) => {
        const known = knownFacts({
          records: records.get(ref) ?? [],
          providers,
          table,
          row,
        });
        const subject = {
          table,
          row,
          at: now(),
          known: (fact: string) => known.get(fact),
        };
        const why = check && whyOf(check, subject);
        return why === undefined ? [] : [[ref, why] as const];
      }),
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
