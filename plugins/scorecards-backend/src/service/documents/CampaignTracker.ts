import type {
  Campaign,
  ChangeCause,
} from '@callboard/backstage-plugin-scorecards-common';
import { everything, rest } from '@internal/backend-kit';
import type {
  CampaignChange,
  CampaignStep,
} from '../../database/CampaignStore';
import type { RuleCheck } from '../state/book';
import type { Estates } from '../state/Estate';
import type { InForce } from '../state/Rulebook';
import type { World } from '../World';
import { campaignJudge, checksOf, dayOf, rowsInScope } from './campaignStates';

/** Of so many services it is looked up why they changed; more at a time come of the campaign or the catalog. */
const MOST_CAUSES = 200;

type Held = 'open' | 'done';

/** Steps from how services were in a campaign to how they are. */
export function campaignSteps(
  before: ReadonlyMap<string, Held>,
  now: ReadonlyMap<string, Held>,
): { entityRef: string; change: CampaignStep }[] {
  const steps: { entityRef: string; change: CampaignStep }[] = [];
  for (const [entityRef, state] of now) {
    const was = before.get(entityRef);
    if (was === undefined) steps.push({ entityRef, change: 'joined' });
    if (state === 'done' && was !== 'done') {
      steps.push({ entityRef, change: 'done' });
    }
    if (state === 'open' && was === 'done') {
      steps.push({ entityRef, change: 'undone' });
    }
  }
  for (const entityRef of before.keys()) {
    if (!now.has(entityRef)) steps.push({ entityRef, change: 'left' });
  }
  return steps;
}

/** What it looks at. */
export type TrackedWorld = Pick<
  World,
  'runtime' | 'stores' | 'rulebook' | 'now'
>;

/** Keeps which services are in campaigns and have done their part; burn-ups are made of it. One process at a time has it run. */
export class CampaignTracker {
  readonly #world: TrackedWorld;
  readonly #estates: Estates;

  constructor(world: TrackedWorld, estates: Estates) {
    this.#world = world;
    this.#estates = estates;
  }

  /** @returns how many steps were kept */
  async track(signal?: AbortSignal): Promise<number> {
    const today = dayOf(this.#world.now());
    let kept = 0;
    for (const campaign of this.#world.rulebook.campaigns()) {
      signal?.throwIfAborted();
      const { startsOn, endsOn } = campaign.document;
      if (startsOn <= today && today <= endsOn) {
        kept += await this.#trackOne(campaign);
      }
    }
    return kept;
  }

  async #trackOne(campaign: InForce<Campaign>): Promise<number> {
    const { rulebook, stores, now } = this.#world;
    const { id, document } = campaign;
    const items = await stores.campaigns.listItems({ campaignId: id });
    const { rows, byRow } = this.#estates.seenBy(everything);
    const judge = campaignJudge(rulebook, document);
    const held = new Map<string, Held>();
    for (const row of await rowsInScope(this.#world, document, rows)) {
      const state = judge(row);
      const service = byRow.get(row);
      if (service && (state === 'open' || state === 'done')) {
        held.set(service.ref, state);
      }
      await rest();
    }
    const steps = campaignSteps(
      new Map(items.map(({ entityRef, state }) => [entityRef, state])),
      held,
    );
    if (steps.length === 0) return 0;
    const checks = checksOf(rulebook, document);
    const usual: ChangeCause =
      items.length === 0
        ? { kind: 'rule', document: id, version: campaign.version }
        : { kind: 'catalog' };
    const changes: CampaignChange[] = [];
    for (const [index, step] of steps.entries()) {
      const isLookedUp = items.length > 0 && index < MOST_CAUSES;
      const cause = isLookedUp
        ? await this.#cause(step.entityRef, checks)
        : undefined;
      changes.push({ ...step, at: now(), cause: cause ?? usual });
    }
    return (await stores.campaigns.take(id, changes)).length;
  }

  /** Of the last change of a check that the campaign is about. */
  async #cause(
    entityRef: string,
    checks: readonly RuleCheck[],
  ): Promise<ChangeCause | undefined> {
    const numbers = new Set(checks.map(({ number }) => number));
    const changes = await this.#world.stores.results.readResultChanges({
      entityRef,
      limit: 50,
    });
    return changes.find(({ checkNumber }) => numbers.has(checkNumber))?.cause;
  }
}
