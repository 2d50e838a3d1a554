import type {
  AuthService,
  LoggerService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import { VisibleEntities } from '@internal/backend-kit';
import type { JsonObject } from '@backstage/types';
import { scorecardsEventTopics } from '@callboard/backstage-plugin-scorecards-common';
import type { ReadAgain } from '../collecting/ReadAgain';
import type { PeopleStore } from '../database/PeopleStore';
import type { Runtime } from '../runtime/Runtime';
import { Admission } from './access/Admission';
import { Teams } from './access/Teams';
import { AuthorizedDecisions } from './AuthorizedDecisions';
import { AuthorizedDocuments } from './AuthorizedDocuments';
import { AuthorizedResults } from './AuthorizedResults';
import { PushIntake } from './collectors/PushIntake';
import { CampaignTracker } from './documents/CampaignTracker';
import { AuthorizedPeople } from './people/AuthorizedPeople';
import { Collectors } from './state/Collectors';
import { Estates } from './state/Estate';
import { FirstVerdicts } from './state/FirstVerdicts';
import { LevelHistory } from './state/LevelHistory';
import { Rulebook } from './state/Rulebook';
import type { Stores, World } from './World';

/** Of the scorecard whose categories are the lights of teams. */
const LIGHTS = 'keep-the-lights-on';

export interface ServicesOptions {
  runtime: Runtime;
  stores: Stores & { people: PeopleStore };
  readAgain: Pick<ReadAgain, 'collectOne'>;
  /** How often a provider is read, in milliseconds. */
  periodOf: (providerId: string) => number | undefined;
  /** References of users and groups who may export and erase, in lower case. */
  admins: readonly string[];
  auth: AuthService;
  catalog: CatalogService;
  events: Pick<EventsService, 'publish'>;
  logger: LoggerService;
  permissions: PermissionsService;
  userInfo: UserInfoService;
  lightsScorecard?: string;
  now?: () => number;
}

/** What is done is done, also where nobody can be told. */
function createTeller({
  events,
  logger,
}: Pick<ServicesOptions, 'events' | 'logger'>) {
  return (topic: string, eventPayload: JsonObject): void => {
    events.publish({ topic, eventPayload }).catch(error => {
      logger.warn(`${topic} could not be told: ${stringifyError(error)}`);
    });
  };
}

function createWorld(options: ServicesOptions): World {
  const { runtime, stores, periodOf, now = Date.now } = options;
  return {
    runtime,
    stores,
    rulebook: new Rulebook(runtime),
    history: new LevelHistory({ results: stores.results, now }),
    first: new FirstVerdicts({ engine: runtime.engine, now }),
    collectors: new Collectors({ runs: stores.runs, runtime, now, periodOf }),
    now,
  };
}

/** Puts together what answers callers. */
export function createServices(options: ServicesOptions) {
  const { runtime, stores, readAgain } = options;
  const world = createWorld(options);
  const { now } = world;
  const estates = new Estates(runtime.engine);
  const admission = new Admission({
    permissions: options.permissions,
    isReady: () => runtime.isReady,
    visibleEntities: VisibleEntities.create(options),
    teams: new Teams({ ...options, now }),
    estates,
  });
  const tell = createTeller(options);
  return {
    world,
    results: new AuthorizedResults({
      world,
      admission,
      readAgain,
      lightsScorecard: options.lightsScorecard ?? LIGHTS,
    }),
    documents: new AuthorizedDocuments({
      world,
      admission,
      onPublished: ({ kind, id, version }) =>
        tell(scorecardsEventTopics.documentPublished, {
          version: 1,
          kind,
          id,
          documentVersion: version,
        }),
    }),
    decisions: new AuthorizedDecisions({
      world,
      admission,
      onDecided: ({ id, entityRef, state }) =>
        tell(scorecardsEventTopics.exemptionDecided, {
          version: 1,
          exemptionId: id,
          entityRef,
          state,
        }),
    }),
    people: new AuthorizedPeople({ ...options, people: stores.people, now }),
    intake: new PushIntake(world),
    /** To be run each minute or so, by one process at a time. */
    campaigns: new CampaignTracker(world, estates),
  };
}
