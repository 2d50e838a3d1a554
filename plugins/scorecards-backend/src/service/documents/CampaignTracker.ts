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
import {
  campaignJudge,
  checksOf,
  dayOf,
  rowsInScope,
  stageOf,
} from './campaignStates';
import { HeldItems, type Held } from './HeldItems';

/** Of so many services it is looked up why they changed; more at a time come of the campaign or the catalog. */
const MOST_CAUSES = 200;

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
  readonly #held: HeldItems;

  constructor(world: TrackedWorld, estates: Estates) {
    this.#world = world;
    this.#estates = estates;
    this.#held = new HeldItems(world.stores.campaigns);
  }

  /** Where nothing has changed, that is one statement. @returns how many steps were kept */
  async track(signal?: AbortSignal): Promise<number> {
    const today = dayOf(this.#world.now());
    const running = this.#world.rulebook
      .campaigns()
      .filter(({ document }) => stageOf(document, today) === 'running');
    this.#held.keepOnly(new Set(running.map(({ id }) => id)));
    if (running.length === 0) return 0;
    await this.#held.follow();
    let kept = 0;
    for (const campaign of running) {
      signal?.throwIfAborted();
      kept += await this.#trackOne(campaign);
    }
    return kept;
  }

  async #trackOne(campaign: InForce<Campaign>): Promise<number> {
    const { id, document } = campaign;
    const before = await this.#held.of(id);
    const steps = campaignSteps(before, await this.#judge(document));
    if (steps.length === 0) return 0;
    const changes = await this.#withCauses(steps, campaign, before.size === 0);
    const taken = await this.#world.stores.campaigns.take(id, changes);
    if (taken.length < steps.length) this.#held.forget(id);
    return taken.length;
  }

  /** Services in the scope that count, and how far they are. */
  async #judge(campaign: Campaign): Promise<Map<string, Held>> {
    const { rows, byRow } = this.#estates.seenBy(everything);
    const judge = campaignJudge(this.#world.rulebook, campaign);
    const held = new Map<string, Held>();
    for (const row of await rowsInScope(this.#world, campaign, rows)) {
      const state = judge(row);
      const service = byRow.get(row);
      if (service && (state === 'open' || state === 'done')) {
        held.set(service.ref, state);
      }
      await rest();
    }
    return held;
  }

  async #withCauses(
    steps: ReturnType<typeof campaignSteps>,
    { id, document, version }: InForce<Campaign>,
    isFirst: boolean,
  ): Promise<CampaignChange[]> {
    const { rulebook, now } = this.#world;
    const checks = checksOf(rulebook, document);
    const usual: ChangeCause = isFirst
      ? { kind: 'rule', document: id, version }
      : { kind: 'catalog' };
    const changes: CampaignChange[] = [];
    for (const [index, step] of steps.entries()) {
      const isLookedUp = !isFirst && index < MOST_CAUSES;
      const cause = isLookedUp
        ? await this.#cause(step.entityRef, checks)
        : undefined;
      changes.push({ ...step, at: now(), cause: cause ?? usual });
    }
    return changes;
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
