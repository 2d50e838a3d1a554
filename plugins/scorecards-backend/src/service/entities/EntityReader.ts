import type {
  CheckResult,
  EntityScorecards,
  EntityScorecardsDetail,
  ScorecardResult,
} from '@callboard/backstage-plugin-scorecards-common';
import { stateOf } from '@callboard/backstage-plugin-scorecards-common/domain';
import type { Subject } from '@callboard/backstage-plugin-scorecards-common/domain';
import { rest } from '@internal/backend-kit';
import type { Viewer } from '../access/Viewer';
import type { RuleScorecard } from '../state/book';
import { campaignsOf } from '../documents/campaignStates';
import { readableCampaigns } from '../documents/readableCampaigns';
import { weeksOf } from '../overview/trends';
import type { Service } from '../state/Estate';
import type { LevelStep } from '../state/LevelHistory';
import { effortOf, levelAt, positionOf } from '../state/Rulebook';
import { withFirst } from '../state/steps';
import type { World } from '../World';
import { changesOf, toLevelChange } from './changesOf';
import { knownFacts, whyOf } from './knownFacts';
import { scorecardsOf, stepsOf } from './standings';

const PASSED: readonly string[] = ['pass', 'not-applicable', 'exempt'];

/** Tells how far services are that the caller sees. */
export class EntityReader {
  readonly #world: World;
  readonly #viewer: Viewer;

  constructor(world: World, viewer: Viewer) {
    this.#world = world;
    this.#viewer = viewer;
  }

  /** In the order of the request; null for what the caller does not see. */
  async byRefs(
    entityRefs: readonly string[],
  ): Promise<(EntityScorecards | null)[]> {
    const services = await this.#viewer.findAll(entityRefs);
    const stepsFor = await this.#world.history.of();
    const found: (EntityScorecards | null)[] = [];
    for (const service of services) {
      found.push(
        service ? await this.#summary(service, stepsFor(service.ref)) : null,
      );
      await rest();
    }
    return found;
  }

  /** @throws NotFoundError when the caller does not see it */
  async get(entityRef: string): Promise<EntityScorecardsDetail> {
    const { rulebook, stores, runtime, collectors, history, now } = this.#world;
    const { ref } = await this.#viewer.find(entityRef);
    const stepsFor = await history.of();
    const records = await stores.facts.read([ref]);
    const providers = await collectors.read();
    const changes = await changesOf(this.#world, ref, stepsFor(ref));
    const campaigns = await readableCampaigns(this.#world, this.#viewer);
    // Where it stands is asked last: its row may be another's by now.
    const service = await this.#viewer.find(ref);
    const { row } = service;
    const at = now();
    const { table } = runtime.engine;
    const known = knownFacts({ records, providers, table, row });
    const subject = {
      table,
      row,
      at,
      known: (fact: string) => known.get(fact),
    };
    const scorecards = scorecardsOf(rulebook, row);
    const results = new Map(
      (runtime.engine.results(ref, at)?.checks ?? []).map(result => [
        result.check,
        result,
      ]),
    );
    return {
      ...(await this.#summary(service, stepsFor(ref))),
      checks: scorecards.flatMap(each => this.#checks(each, results, subject)),
      categories: scorecards.flatMap(({ id, document }) =>
        (document.categories ?? []).map(category => ({
          scorecard: id,
          id: category.id,
          title: category.title,
        })),
      ),
      steps: stepsOf(rulebook, row, at),
      campaigns: await campaignsOf(this.#world, row, campaigns),
      changes,
    };
  }

  async #summary(
    { ref, row }: Service,
    steps: readonly LevelStep[],
  ): Promise<EntityScorecards> {
    const { runtime, rulebook, collectors, entityIds, now } = this.#world;
    const at = now();
    const results = runtime.engine.results(ref, at)?.scorecards ?? [];
    const [next] = stepsOf(rulebook, row, at);
    const checks = new Set(
      scorecardsOf(rulebook, row).flatMap(({ members }) => members),
    );
    return {
      entityRef: ref,
      entityId: entityIds.of(ref),
      scorecards: results.map(result => this.#scorecard(result, ref, steps)),
      ...(next && { next }),
      frozen: await collectors.frozen([row], [...checks]),
    };
  }

  #scorecard(
    result: ScorecardResult,
    ref: string,
    steps: readonly LevelStep[],
  ): EntityScorecards['scorecards'][number] {
    const { rulebook, runtime, now } = this.#world;
    const { document } = rulebook.scorecard(result.scorecard)!;
    const number = runtime.rules.scorecardNumbers.get(result.scorecard);
    const own = steps.filter(
      ({ scorecardNumber }) => scorecardNumber === number,
    );
    const last = own.at(-1);
    const levelTitle = levelAt(document, result.position)?.title;
    return {
      ...result,
      title: document.title,
      ...(levelTitle !== undefined && { levelTitle }),
      levelNames: document.levels.map(({ id, title }) => ({ id, title })),
      ...(last && {
        lastChange: toLevelChange(this.#world, result.scorecard, last),
      }),
      weeks: weeksOf({
        steps: withFirst(own, {
          current: new Map([
            [
              ref,
              { value: result.level ?? '', since: Date.parse(result.since) },
            ],
          ]),
          from: -Infinity,
        }),
        position: result.position,
        positionOf: level => positionOf(document.levels, level),
        now: now(),
      }),
    };
  }

  #checks(
    scorecard: RuleScorecard,
    results: ReadonlyMap<string, CheckResult>,
    subject: Subject,
  ): EntityScorecardsDetail['checks'] {
    const { rulebook } = this.#world;
    const places = rulebook.placesOf(scorecard);
    return scorecard.members.flatMap((check, index) => {
      const result = results.get(check.id);
      if (!result) return [];
      const { countsFrom: _, ...judged } = result;
      const { countsFrom, ...place } = places[index];
      const isAhead =
        countsFrom !== undefined && Date.parse(countsFrom) > subject.at;
      const why = PASSED.includes(stateOf(check.column.get(subject.row)))
        ? undefined
        : whyOf(check, subject);
      return {
        ...judged,
        ...(isAhead && { countsFrom }),
        scorecard: scorecard.id,
        title: rulebook.titleOf(check),
        ...place,
        ...effortOf(check.definition),
        ...(why !== undefined && { why }),
      };
    });
  }
}
