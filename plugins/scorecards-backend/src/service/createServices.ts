import type {
  AuthService,
  PermissionsRegistryService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { VisibleEntities } from '@internal/backend-kit';
import type { ReadAgain } from '../collecting/ReadAgain';
import type { PeopleStore } from '../database/PeopleStore';
import type { EntityIds } from '../events/EntityIds';
import type { EventTeller } from '../events/EventTeller';
import type { Runtime } from '../runtime/Runtime';
import { Admission } from './access/Admission';
import { registerResources } from './access/registerResources';
import { Teams } from './access/Teams';
import { AuthorizedDecisions } from './AuthorizedDecisions';
import { AuthorizedDocuments } from './AuthorizedDocuments';
import { AuthorizedResults } from './AuthorizedResults';
import { PushIntake } from './collectors/PushIntake';
import { CampaignTracker } from './documents/CampaignTracker';
import { AuthorizedPeople } from './people/AuthorizedPeople';
import { LevelTrends } from './overview/LevelTrends';
import { Collectors } from './state/Collectors';
import { Estates } from './state/Estate';
import { LevelHistory } from './state/LevelHistory';
import { Rulebook } from './state/Rulebook';
import type { Stores, World } from './World';

/** Of the scorecard whose categories are the lights of teams. */
const LIGHTS = 'keep-the-lights-on';

export interface ServicesOptions {
  runtime: Runtime;
  stores: Stores & { people: PeopleStore };
  files: World['files'];
  readAgain: Pick<ReadAgain, 'collectOne'>;
  /** How often a provider is read, in milliseconds. */
  periodOf: (providerId: string) => number | undefined;
  /** References of users and groups who may export and erase, in lower case. */
  admins: readonly string[];
  auth: AuthService;
  catalog: CatalogService;
  teller: Pick<EventTeller, 'wake'>;
  entityIds: EntityIds;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  userInfo: UserInfoService;
  lightsScorecard?: string;
  now?: () => number;
}

function createWorld(options: ServicesOptions): World {
  const { runtime, stores, files, entityIds, periodOf } = options;
  const { now = Date.now } = options;
  const history = new LevelHistory({ results: stores.results, now });
  return {
    runtime,
    stores,
    files,
    entityIds,
    rulebook: new Rulebook(runtime),
    history,
    trends: new LevelTrends({ runtime, history, now }),
    collectors: new Collectors({ runs: stores.runs, runtime, now, periodOf }),
    now,
  };
}

/** Puts together what answers callers. */
export function createServices(options: ServicesOptions) {
  const { runtime, stores, teller, readAgain } = options;
  const world = createWorld(options);
  const { now } = world;
  const estates = new Estates(runtime.engine);
  const teams = new Teams({ ...options, now });
  registerResources({ ...options, world, estates, teams });
  const admission = new Admission({
    ...options,
    isReady: () => runtime.isReady,
    visibleEntities: VisibleEntities.create(options),
    teams,
    estates,
  });
  return {
    ...{ world, estates, teams },
    results: new AuthorizedResults({
      world,
      admission,
      readAgain,
      lightsScorecard: options.lightsScorecard ?? LIGHTS,
    }),
    documents: new AuthorizedDocuments({
      world,
      admission,
      onChanged: () => teller.wake('documents'),
    }),
    decisions: new AuthorizedDecisions({
      world,
      admission,
      onChanged: () => teller.wake('exemptions'),
    }),
    people: new AuthorizedPeople({ ...options, people: stores.people, now }),
    intake: new PushIntake(world),
    /** To be run each minute or so, by one process at a time. */
    campaigns: new CampaignTracker(world, estates),
  };
}
