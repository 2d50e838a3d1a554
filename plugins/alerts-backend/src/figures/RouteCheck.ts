import type { AlertFigures } from '@callboard/backstage-plugin-alerts-common';
import type { AlertDirectory } from '../directory/AlertDirectory';
import type { RulesBook, RulesInForce } from '../engine/RulesBook';
import type { TargetFinder, TargetQuestion } from '../targets/TargetFinder';

/** On-call is asked once for all; what it has not said by then stands in. */
const PATIENCE_MS = 20_000;

type Route = AlertFigures['route'];

/** Tells whether a critical alert would page somebody now, by any step of its policy. */
export class RouteCheck {
  readonly #options: {
    directory: Pick<AlertDirectory, 'above' | 'entity'>;
    rules: Pick<RulesBook, 'read'>;
    targets: Pick<TargetFinder, 'findMany'>;
  };

  constructor(options: {
    directory: Pick<AlertDirectory, 'above' | 'entity'>;
    rules: Pick<RulesBook, 'read'>;
    targets: Pick<TargetFinder, 'findMany'>;
  }) {
    this.#options = options;
  }

  /** @returns in the order of the request */
  async check(entityRefs: readonly string[], at: number): Promise<Route[]> {
    const { rules, targets } = this.#options;
    const inForce = await rules.read();
    const questions = entityRefs.map(ref => this.#question(ref, inForce, at));
    const asked = questions.filter(one => one !== undefined);
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const found = asked.length > 0 ? await targets.findMany(asked, signal) : [];
    const answers = new Map(asked.map((one, index) => [one, found[index]]));
    return questions.map(question => {
      if (!question) {
        return { reachesPerson: false, reason: 'No team answers for it' };
      }
      const { people, problems } = answers.get(question)!;
      if (people.length > 0) return { reachesPerson: true };
      const reason = problems.join('; ') || 'Its policy names no person';
      return { reachesPerson: false, reason };
    });
  }

  /** All that steps for critical alerts name, at whatever hour. */
  #question(
    ref: string,
    inForce: RulesInForce,
    at: number,
  ): TargetQuestion | undefined {
    const { directory } = this.#options;
    const entity = directory.entity(ref);
    const teamRef = entity?.teamRef ?? entity?.ownerRef;
    if (!entity || teamRef === undefined) return undefined;
    const place =
      entity.kind === 'group' ? { teamRef } : { entityRef: ref, teamRef };
    const { rules } = inForce.policyOf(place, one => directory.above(one));
    const targets = rules.steps
      .filter(({ when }) => when?.severities?.includes('critical') ?? true)
      .flatMap(step => step.targets);
    return {
      ...{ ...place, at },
      targets: rules.fallback ? [...targets, rules.fallback] : targets,
    };
  }
}
