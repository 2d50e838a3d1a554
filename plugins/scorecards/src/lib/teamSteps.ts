import type {
  ScorecardsOverview,
  TeamSteps,
} from '@callboard/backstage-plugin-scorecards-common';
import { levelTitle } from './levels';

type Step = TeamSteps['steps'][number];

/** Services that a step lifts to one level. */
export interface Lift {
  scorecard: string;
  /** Titles; the ids where the scorecard is not at hand. */
  scorecardTitle: string;
  levelTitle: string;
  services: Step['lifted'];
}

/** What a step lifts, by the level that is reached; most services first. */
export function liftsOf(
  step: Pick<Step, 'lifted'>,
  scorecards: readonly Pick<
    ScorecardsOverview['scorecards'][number],
    'id' | 'title' | 'levelNames'
  >[],
): Lift[] {
  const lifts = new Map<string, Lift>();
  for (const service of step.lifted) {
    const { scorecard, level } = service;
    // Gained in a scorecard that the backend could not name.
    if (!scorecard) continue;
    const known = scorecards.find(({ id }) => id === scorecard);
    const key = `${scorecard} ${level}`;
    const lift = lifts.get(key) ?? {
      scorecard,
      scorecardTitle: known?.title ?? scorecard,
      levelTitle: levelTitle(level, known?.levelNames),
      services: [],
    };
    lift.services.push(service);
    lifts.set(key, lift);
  }
  return [...lifts.values()].sort(
    (a, b) => b.services.length - a.services.length,
  );
}

/** How many services all steps together lift. */
export const liftedCount = (steps: readonly Pick<Step, 'lifted'>[]): number =>
  new Set(steps.flatMap(({ lifted }) => lifted.map(({ ref }) => ref))).size;

/** Services of a step, those that it lifts first: each once. */
export function servicesOf(
  step: Pick<Step, 'services' | 'lifted'>,
): Step['services'] {
  const lifted = new Set(step.lifted.map(({ ref }) => ref));
  const rest = step.services.filter(({ ref }) => !lifted.has(ref));
  return [...step.services.filter(({ ref }) => lifted.has(ref)), ...rest];
}

/** Steps for a spreadsheet: one line for each service of each. */
export const stepRows = (
  steps: readonly Step[],
): (string | number | undefined)[][] =>
  steps.flatMap((step, index) =>
    servicesOf(step).map(({ ref }) => {
      const lift = step.lifted.find(one => one.ref === ref);
      return [
        index + 1,
        step.check,
        step.title,
        step.effortMinutes,
        ref,
        lift?.level,
        lift?.scorecard,
      ];
    }),
  );
