import { NotFoundError } from '@backstage/errors';
import type {
  Check,
  CheckChange,
  CheckExplanation,
  CheckResult,
  FactChange,
  KnownFact,
} from '@callboard/backstage-plugin-scorecards-common';
import {
  explainCheck,
  factText,
  fillFix,
} from '@callboard/backstage-plugin-scorecards-common/domain';
import type { MayService } from '../access/scopes';
import type { Viewer } from '../access/Viewer';
import type { RuleCheck, RuleScorecard } from '../state/book';
import { toExemption } from '../decisions/toExemption';
import { nameOf, type Service } from '../state/Estate';
import { effortOf } from '../state/Rulebook';
import type { World } from '../World';
import { toCheckChange } from './changesOf';
import { toFactChange } from './FactReader';
import { knownFacts } from './knownFacts';
import { refreshOf } from './refreshOf';
import { isMissed } from './standings';

const MOST_CHANGES = 50;
/** Among so many changes of facts, one of those that the check reads is looked for. */
const LOOKED_AT = 200;

/** A check that can be explained. */
interface Case {
  service: Service;
  check: RuleCheck;
  definition: Check;
  scorecard: RuleScorecard;
  result: CheckResult;
  at: number;
}

/** Tells why checks say what they say of services that the caller sees. */
export class ExplanationReader {
  readonly #world: World;
  readonly #viewer: Viewer;
  readonly #mayRequest: MayService;

  /** @param options.mayRequest - services of which the caller has the permission to ask for exemptions */
  constructor(
    world: World,
    viewer: Viewer,
    { mayRequest }: { mayRequest: MayService },
  ) {
    this.#world = world;
    this.#viewer = viewer;
    this.#mayRequest = mayRequest;
  }

  /** @throws NotFoundError when the caller does not see the service, or the check is not asked of it */
  async get(request: {
    entityRef: string;
    check: string;
  }): Promise<CheckExplanation> {
    const found = await this.#find(request);
    const { service, check, definition, scorecard, result, at } = found;
    const { rulebook } = this.#world;
    const known = await this.#known(service);
    const { rationale } = definition;
    const standard = rulebook.sentence(rationale?.standard);
    const exemption = await this.#exemption(found);
    const levelTitle = rulebook.levelTitle(scorecard, check);
    return {
      result,
      ...this.#explained(found, known),
      entityRef: service.ref,
      entityTitle: nameOf(service),
      ...(service.owner !== undefined && { ownerRef: service.owner }),
      scorecard: {
        id: scorecard.id,
        title: scorecard.document.title,
        version: scorecard.version,
      },
      title: rulebook.titleOf(check),
      ...(levelTitle !== undefined && { levelTitle }),
      keeper: rulebook.keeperOf(check.id) ?? scorecard.document.owner,
      ...(await this.#lastChange(found)),
      ...(rationale && {
        rationale: {
          ...(rationale.text !== undefined && { text: rationale.text }),
          ...(standard && { standard }),
        },
      }),
      ...(definition.fix && { fix: this.#fix(definition, service, known, at) }),
      refresh: await refreshOf(this.#world, check.reads),
      ...exemption,
      approvers: [rulebook.keeperOf(check.id) ?? scorecard.document.owner],
      othersMissed: await this.#othersMissed(found),
      history: await this.#history(found),
    };
  }

  async #find(request: { entityRef: string; check: string }): Promise<Case> {
    const { rulebook, runtime, now } = this.#world;
    const service = await this.#viewer.find(request.entityRef);
    const check = rulebook.check(request.check);
    const scorecard = check && rulebook.definedBy(check);
    const { definition } = check ?? {};
    if (!check || !scorecard || !definition) {
      throw new NotFoundError(`There is no check ${request.check}`);
    }
    const at = now();
    const result = runtime.engine
      .results(service.ref, at)
      ?.checks.find(each => each.check === check.id);
    if (!result) {
      throw new NotFoundError(`${check.id} is not asked of ${service.ref}`);
    }
    return { service, check, definition, scorecard, result, at };
  }

  async #known({ ref, row }: Service): Promise<Map<string, KnownFact>> {
    const { stores, collectors, runtime } = this.#world;
    const records = await stores.facts.read([ref]);
    const providers = await collectors.read();
    return knownFacts({
      records,
      providers,
      table: runtime.engine.table,
      row,
    });
  }

  #explained(
    { service, definition, scorecard, at }: Case,
    known: ReadonlyMap<string, KnownFact>,
  ) {
    return explainCheck({
      check: definition,
      scorecard: scorecard.document,
      table: this.#world.runtime.engine.table,
      row: service.row,
      at,
      known: fact => known.get(fact),
    });
  }

  #fix(
    definition: Check,
    service: Service,
    known: ReadonlyMap<string, KnownFact>,
    at: number,
  ): CheckExplanation['fix'] {
    const { text, links = [], playbook } = definition.fix!;
    const schemas = this.#world.runtime.facts.facts();
    return {
      ...(text !== undefined && {
        text: fillFix(text, {
          entityRef: service.ref,
          entityName: service.ref.slice(service.ref.indexOf('/') + 1),
          owner: service.owner,
          facts: name => {
            const fact = schemas.get(name);
            return fact && factText({ fact, known: known.get(name), at });
          },
        }),
      }),
      links,
      ...(playbook !== undefined && { playbook }),
      ...effortOf(definition),
    };
  }

  async #lastChange({
    service,
    check,
  }: Case): Promise<{ lastChange?: FactChange }> {
    const changes = await this.#world.stores.facts.readChanges({
      entityRef: service.ref,
      limit: LOOKED_AT,
    });
    const last = changes.find(({ fact }) => check.reads.has(fact));
    return last ? { lastChange: toFactChange(this.#world, last) } : {};
  }

  async #exemption({
    service,
    check,
    at,
  }: Case): Promise<Pick<CheckExplanation, 'exemption' | 'mayAskExemption'>> {
    const { stores, runtime, rulebook } = this.#world;
    const { rules } = runtime;
    const { userRef } = this.#viewer;
    const directory = await this.#viewer.directory();
    const open = await stores.exemptions.list({
      entityRefs: [service.ref],
      states: ['approved', 'requested'],
      limit: LOOKED_AT,
    });
    const record = open.find(
      ({ checkNumber, scorecardNumber }) =>
        (checkNumber !== undefined && checkNumber === check.number) ||
        (scorecardNumber !== undefined &&
          scorecardNumber === rules.scorecardNumbers.get(check.scorecardId)),
    );
    const context = { rules, rulebook, directory, userRef, now: at };
    return {
      ...(record && { exemption: toExemption(record, service.owner, context) }),
      mayAskExemption:
        !record &&
        this.#mayRequest(service) &&
        directory.isMember(userRef, service.owner),
    };
  }

  async #othersMissed({ check, service }: Case): Promise<number> {
    const { services } = await this.#viewer.estate();
    return services.filter(
      ({ ref, row }) => ref !== service.ref && isMissed(check, row),
    ).length;
  }

  async #history({ service, check }: Case): Promise<CheckChange[]> {
    const { stores } = this.#world;
    if (check.number === undefined) return [];
    const changes = await stores.results.readResultChanges({
      entityRef: service.ref,
      checkNumber: check.number,
      limit: MOST_CHANGES,
    });
    return changes.map(change => toCheckChange(this.#world, check.id, change));
  }
}
