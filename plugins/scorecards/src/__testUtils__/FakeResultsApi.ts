import type {
  Exemption,
  FactChange,
  FactInfo,
  FactReading,
  ResultsApi,
  ScorecardsApi,
} from '@callboard/backstage-plugin-scorecards-common';
import { CHECKS, PAYMENTS, SCORECARDS, SERVICES } from './sample';
import { exemptionOf, factOf } from './sampleDocuments';
import { explanationOf } from './sampleExplanation';
import { detailOf } from './sampleResults';
import {
  checkOf,
  lightsOf,
  matrixOf,
  overviewOf,
  teamStepsOf,
} from './sampleRollups';

/** What a method of the API is asked with. */
export type Request<M extends keyof ScorecardsApi> = Parameters<
  ScorecardsApi[M]
>[0];

/** An error as a REST client throws it. */
export const refusal = (statusCode: number, message = 'no') =>
  Object.assign(new Error(message), { statusCode });

/** Answers 404 for what is not there. */
export const named = <T>(found: T | undefined): T => {
  if (found === undefined) throw refusal(404);
  return found;
};

/** Results of the services of `sample.ts`. */
export class FakeResultsApi implements ResultsApi {
  services = [...SERVICES];
  facts: FactInfo[] = [factOf()];
  factChanges: FactChange[] = [];
  exemptions: Exemption[] = [exemptionOf()];
  /** What reading facts again comes to. */
  refreshed: Awaited<ReturnType<ResultsApi['refreshFacts']>> = {
    read: ['oncall/level2-size'],
    notRead: [],
  };
  /** Thrown by each call while it is there. */
  failure?: Error;
  /** What was asked, by method. */
  readonly asked: [keyof ScorecardsApi, unknown][] = [];

  protected note(method: keyof ScorecardsApi, request?: unknown) {
    this.asked.push([method, request]);
    if (this.failure) throw this.failure;
  }

  protected service(ref: string) {
    return named(this.services.find(one => one.ref === ref));
  }

  async getScorecardsOfEntities(request: Request<'getScorecardsOfEntities'>) {
    this.note('getScorecardsOfEntities', request);
    return {
      items: request.entityRefs.map(ref => {
        const service = this.services.find(one => one.ref === ref);
        if (!service) return null;
        const { entityRef, scorecards, next, frozen } = detailOf(service);
        return { entityRef, scorecards, next, frozen };
      }),
    };
  }

  async getScorecardsOfEntity(entityRef: string) {
    this.note('getScorecardsOfEntity', entityRef);
    return detailOf(this.service(entityRef));
  }

  async explainCheck(request: Request<'explainCheck'>) {
    this.note('explainCheck', request);
    const check = named(CHECKS.find(one => one.check === request.check));
    const explanation = explanationOf(this.service(request.entityRef), check);
    const exemption = this.exemptions.find(
      one => one.entityRef === request.entityRef && one.check === request.check,
    );
    const mayAskExemption =
      explanation.mayAskExemption && exemption?.state !== 'requested';
    return {
      ...explanation,
      mayAskExemption,
      ...(exemption && { exemption }),
    };
  }

  async refreshFacts(request: Request<'refreshFacts'>) {
    this.note('refreshFacts', request);
    return this.refreshed;
  }

  async getFactsOfEntity(entityRef: string) {
    this.note('getFactsOfEntity', entityRef);
    const reading: FactReading = { value: 1 };
    return {
      entityRef,
      facts: this.facts.map(({ fullName, title }) => ({
        fact: fullName,
        title,
        reading,
        observedAt: new Date().toISOString(),
        since: new Date().toISOString(),
        isStale: false,
      })),
    };
  }

  async listFactChanges(request: Request<'listFactChanges'>) {
    this.note('listFactChanges', request);
    return { items: this.factChanges, pageInfo: {} };
  }

  async getOverview() {
    this.note('getOverview');
    return overviewOf(this.services);
  }

  async getTeamSteps(request: Request<'getTeamSteps'>) {
    this.note('getTeamSteps', request);
    const team = request.team ?? PAYMENTS;
    return teamStepsOf(
      this.services.filter(({ owner }) => owner === team),
      [team],
    );
  }

  async getMatrix(request: Request<'getMatrix'>) {
    this.note('getMatrix', request);
    const { team, q = '', scorecard, ...rest } = request;
    return matrixOf({
      ...rest,
      services: this.services.filter(
        ({ owner, title }) => (!team || owner === team) && title.includes(q),
      ),
      scorecard: named(SCORECARDS.find(({ id }) => id === scorecard)),
    });
  }

  async exportMatrix(request: Request<'exportMatrix'>) {
    this.note('exportMatrix', request);
    const { rows, columns } = await this.getMatrix(request);
    return [
      ['service', ...columns.map(({ check }) => check)],
      ...rows.map(({ ref, verdicts }) => [ref, ...verdicts]),
    ]
      .map(cells => cells.join(','))
      .join('\n');
  }

  async getCheck(check: string) {
    this.note('getCheck', check);
    const known = named(CHECKS.find(one => one.check === check));
    return checkOf(this.services, known);
  }

  async getTeamLights(team: string) {
    this.note('getTeamLights', team);
    return lightsOf(team);
  }
}
