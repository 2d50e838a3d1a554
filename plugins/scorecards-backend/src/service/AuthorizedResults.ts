import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  scorecardsCollectorManagePermission,
  scorecardsExemptionRequestPermission,
  scorecardsFactRefreshPermission,
} from '@callboard/backstage-plugin-scorecards-common';
import type { ScorecardsApi } from '@callboard/backstage-plugin-scorecards-common';
import type { ReadAgain } from '../collecting/ReadAgain';
import type { Admission } from './access/Admission';
import { EntityReader } from './entities/EntityReader';
import { ExplanationReader } from './entities/ExplanationReader';
import { FactReader } from './entities/FactReader';
import { CheckReader } from './overview/CheckReader';
import { LightsReader } from './overview/LightsReader';
import { MatrixReader } from './overview/MatrixReader';
import { OverviewReader } from './overview/OverviewReader';
import { StepsReader } from './overview/StepsReader';
import { VerdictHistory } from './state/VerdictHistory';
import type { World } from './World';

interface ResultsOptions {
  world: World;
  admission: Admission;
  readAgain: Pick<ReadAgain, 'collectOne'>;
  /** Of the scorecard whose categories are the lights of teams. */
  lightsScorecard: string;
}

/** Gives results to whoever may read scorecards, of services that they see. Every method throws NotAllowedError for others. */
export class AuthorizedResults {
  readonly #options: ResultsOptions;
  readonly #verdicts: VerdictHistory;

  constructor(options: ResultsOptions) {
    this.#options = options;
    const { now, stores } = options.world;
    this.#verdicts = new VerdictHistory({ results: stores.results, now });
  }

  async forEntities(credentials: BackstageCredentials): Promise<EntityReader> {
    const { world, admission } = this.#options;
    return new EntityReader(world, await admission.reader(credentials));
  }

  async forExplanations(
    credentials: BackstageCredentials,
  ): Promise<ExplanationReader> {
    const { world, admission } = this.#options;
    const { viewer, may } = await admission.withResults(
      credentials,
      scorecardsExemptionRequestPermission,
    );
    return new ExplanationReader(world, viewer, { mayRequest: may });
  }

  async forFacts(credentials: BackstageCredentials): Promise<FactReader> {
    const { world, admission } = this.#options;
    return new FactReader(world, await admission.reader(credentials));
  }

  async refreshFacts(
    { entityRef }: { entityRef: string },
    credentials: BackstageCredentials,
    signal: AbortSignal,
  ): ReturnType<ScorecardsApi['refreshFacts']> {
    const { world, admission, readAgain } = this.#options;
    const { viewer, may } = await admission.withResults(
      credentials,
      scorecardsFactRefreshPermission,
    );
    const reader = new FactReader(world, viewer);
    const withErrors = await admission.may(
      credentials,
      scorecardsCollectorManagePermission,
    );
    return reader.refresh(entityRef, { may, withErrors, readAgain, signal });
  }

  async forOverview(
    credentials: BackstageCredentials,
  ): Promise<OverviewReader> {
    const { world, admission } = this.#options;
    return new OverviewReader(world, await admission.reader(credentials));
  }

  async forSteps(credentials: BackstageCredentials): Promise<StepsReader> {
    const { world, admission } = this.#options;
    return new StepsReader(world, await admission.reader(credentials));
  }

  async forMatrix(credentials: BackstageCredentials): Promise<MatrixReader> {
    const { world, admission } = this.#options;
    return new MatrixReader(world, await admission.reader(credentials));
  }

  async forChecks(credentials: BackstageCredentials): Promise<CheckReader> {
    const { world, admission } = this.#options;
    const viewer = await admission.reader(credentials);
    return new CheckReader(world, viewer, this.#verdicts);
  }

  async forLights(credentials: BackstageCredentials): Promise<LightsReader> {
    const { world, admission, lightsScorecard } = this.#options;
    const viewer = await admission.reader(credentials);
    return new LightsReader(world, viewer, lightsScorecard);
  }
}
