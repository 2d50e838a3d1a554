import { NotFoundError } from '@backstage/errors';
import type { CheckDetail } from '@callboard/backstage-plugin-scorecards-common';
import {
  factsOf,
  wantedText,
} from '@callboard/backstage-plugin-scorecards-common/domain';
import { rest } from '@internal/backend-kit';
import type { Viewer } from '../access/Viewer';
import type { RuleCheck } from '../state/book';
import { isAsked } from '../entities/standings';
import type { Estate } from '../state/Estate';
import { inSlices } from '../state/inSlices';
import { effortOf, scorecardName } from '../state/Rulebook';
import { withFirst, type Current } from '../state/steps';
import type { VerdictHistory } from '../state/VerdictHistory';
import type { World } from '../World';
import { CHECK_DAYS, dayEnds, stateDays } from './trends';

/** Of each team. */
const MOST_SERVICES = 200;

/** Tells of a check over the services that a caller sees. */
export class CheckReader {
  readonly #world: World;
  readonly #viewer: Viewer;
  readonly #verdicts: VerdictHistory;

  constructor(world: World, viewer: Viewer, verdicts: VerdictHistory) {
    this.#world = world;
    this.#viewer = viewer;
    this.#verdicts = verdicts;
  }

  /** @throws NotFoundError when no scorecard in force defines it */
  async get(id: string): Promise<CheckDetail> {
    const { rulebook, runtime } = this.#world;
    const check = rulebook.check(id);
    const scorecard = check && rulebook.definedBy(check);
    const { definition } = check ?? {};
    if (!check || !scorecard || !definition) {
      throw new NotFoundError(`There is no check ${id}`);
    }
    const estate = await this.#viewer.estate();
    const rollup = await runtime.engine.checkRollup({
      check: id,
      rows: estate.rows,
      limit: MOST_SERVICES,
    });
    if (!rollup) throw new NotFoundError(`There is no check ${id}`);
    const levelTitle = rulebook.levelTitle(scorecard, check);
    const found = rulebook.sentence(definition.rationale?.standard);
    const { countsFrom } = definition;
    return {
      ...rollup,
      title: rulebook.titleOf(check),
      scorecard: scorecardName(scorecard.document),
      version: scorecard.version,
      keeper: rulebook.keeperOf(id) ?? scorecard.document.owner,
      ...(levelTitle !== undefined && { levelTitle }),
      wanted: wantedText(definition.passes, factsOf(runtime.engine.table)),
      ...(countsFrom !== undefined && { countsFrom }),
      ...effortOf(definition),
      ...(found && {
        standard: {
          id: found.id,
          anchor: found.anchor,
          sentence: found.sentence,
        },
      }),
      usedBy: check.scorecards.map(each => each.id),
      days: await this.#days(check, estate, rollup.counts),
    };
  }

  async #days(
    check: RuleCheck,
    { services }: Estate,
    counts: CheckDetail['counts'],
  ): Promise<CheckDetail['days']> {
    const { steps, knownFrom } =
      check.number === undefined
        ? { steps: [], knownFrom: -Infinity }
        : await this.#verdicts.of(check.number);
    const { column } = check;
    const { engine } = this.#world.runtime;
    const current = new Map<string, Current<number>>();
    await inSlices(services, ({ ref, row }) => {
      if (!isAsked(check, row)) return;
      current.set(ref, {
        value: column.get(row),
        since: engine.verdictSince(row, check.id) * 1_000,
      });
    });
    const now = this.#world.now();
    const [from] = dayEnds(CHECK_DAYS, now);
    const all = withFirst(steps, { current, from });
    await rest();
    return stateDays({ steps: all, counts, knownFrom, now });
  }
}
