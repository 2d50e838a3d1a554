import type {
  ScorecardRollup,
  ScorecardTrend,
} from '@callboard/backstage-plugin-scorecards-common';
import { NOT_ABOUT } from '@callboard/backstage-plugin-scorecards-common/domain';
import { rest } from '@internal/backend-kit';
import type { Runtime } from '../../runtime/Runtime';
import { dayOf } from '../documents/campaignStates';
import type { RuleScorecard } from '../state/book';
import type { Estate } from '../state/Estate';
import { inSlices } from '../state/inSlices';
import type { LevelHistory, LevelStep } from '../state/LevelHistory';
import { levelAt, positionOf } from '../state/Rulebook';
import { withFirst, type Current } from '../state/steps';
import { dayEnds, TREND_DAYS, trendOf } from './trends';

type Counted = Pick<ScorecardRollup, 'services' | 'atTarget'>;

interface Kept extends Counted {
  document: RuleScorecard['document'];
  lastId: number;
  day: string;
  trend: ScorecardTrend;
}

const isSame = (kept: Kept, other: Omit<Kept, 'trend'>) =>
  kept.document === other.document &&
  kept.lastId === other.lastId &&
  kept.day === other.day &&
  kept.services === other.services &&
  kept.atTarget === other.atTarget;

/** Works out how scorecards went, over what somebody sees: once, until something of it changes. */
export class LevelTrends {
  readonly #runtime: Pick<Runtime, 'engine' | 'rules'>;
  readonly #history: Pick<LevelHistory, 'ofScorecard'>;
  readonly #now: () => number;
  readonly #kept = new WeakMap<Estate, Map<string, Kept>>();

  constructor(options: {
    runtime: Pick<Runtime, 'engine' | 'rules'>;
    history: Pick<LevelHistory, 'ofScorecard'>;
    now: () => number;
  }) {
    this.#runtime = options.runtime;
    this.#history = options.history;
    this.#now = options.now;
  }

  async of(
    scorecard: RuleScorecard,
    estate: Estate,
    { services, atTarget }: Counted,
  ): Promise<ScorecardTrend> {
    const { id, document } = scorecard;
    const { scorecardNumbers } = this.#runtime.rules;
    const steps = await this.#history.ofScorecard(
      scorecardNumbers.get(id) ?? -1,
    );
    const now = this.#now();
    const lastId = steps.at(-1)?.id ?? 0;
    const stand = { document, lastId, day: dayOf(now), services, atTarget };
    const ofEstate = this.#kept.get(estate) ?? new Map<string, Kept>();
    this.#kept.set(estate, ofEstate);
    const kept = ofEstate.get(id);
    if (kept && isSame(kept, stand)) return kept.trend;
    const trend = await this.#workOut(scorecard, estate, {
      ...stand,
      steps,
      now,
    });
    ofEstate.set(id, { ...stand, trend });
    return trend;
  }

  async #workOut(
    { id, document, column, target = 0 }: RuleScorecard,
    estate: Estate,
    options: Counted & { steps: readonly LevelStep[]; now: number },
  ): Promise<ScorecardTrend> {
    const { engine } = this.#runtime;
    const current = new Map<string, Current<string>>();
    await inSlices(estate.services, ({ ref, row }) => {
      const position = column.get(row);
      if (position >= NOT_ABOUT) return;
      current.set(ref, {
        value: levelAt(document, position)?.id ?? '',
        since: engine.positionSince(row, id) * 1_000,
      });
    });
    const [from] = dayEnds(TREND_DAYS, options.now);
    const steps = withFirst(options.steps, { current, from });
    await rest();
    return trendOf({
      ...options,
      steps,
      isAtTarget: level => (positionOf(document.levels, level) ?? 0) >= target,
    });
  }
}
