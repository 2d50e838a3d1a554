import type { VisibleEntities } from '@internal/backend-kit';
import type {
  DiscoveryService,
  LoggerService,
  PermissionsRegistryService,
} from '@backstage/backend-plugin-api';
import { oncallPermissions } from '@callboard/backstage-plugin-oncall-common';
import {
  oncallRules,
  oncallScheduleResourceRef,
  type OncallOwnerProvider,
  type OncallSource,
} from '@callboard/backstage-plugin-oncall-node';
import type { Knex } from 'knex';
import type { OncallConfig } from './config/readOncallConfig';
import { createCalendars } from './createCalendars';
import { DatabaseScheduleStore } from './database/DatabaseScheduleStore';
import { DatabaseSourceStore } from './database/DatabaseSourceStore';
import { ReadSourcesJob } from './jobs/ReadSourcesJob';
import { SweepJob } from './jobs/SweepJob';
import type { OncallMetrics } from './metrics';
import { Admission } from './service/Admission';
import { AuthorizedOncallService } from './service/AuthorizedOncallService';
import { Directory } from './service/Directory';
import { OwnerBook } from './service/owners/OwnerBook';
import { OnCallSearch } from './service/search/OnCallSearch';
import { ScheduleBook } from './service/ScheduleBook';
import { ScheduleDesk } from './service/ScheduleDesk';
import { ScheduleReader } from './service/ScheduleReader';
import { ScheduleSweeper } from './service/ScheduleSweeper';
import { SourceAnswers } from './service/sources/SourceAnswers';
import { SourceBook } from './service/sources/SourceBook';
import { SourcedTeams } from './service/sources/SourcedTeams';
import { SourceReading } from './service/sources/SourceReading';
import { ServiceChains } from './service/ServiceChains';
import { UncoveredServices } from './service/UncoveredServices';
import { WhoReader } from './service/WhoReader';

/** Puts the service together, and tells the permission framework what it decides about. */
export function createOncall(options: {
  db: Knex;
  config: OncallConfig;
  permissionsRegistry: PermissionsRegistryService;
  visibleEntities: VisibleEntities;
  /** Other systems that say who is on call. */
  sources: readonly OncallSource[];
  ownerProvider?: OncallOwnerProvider;
  metrics: OncallMetrics;
  logger: LoggerService;
  discovery: DiscoveryService;
}) {
  const { config, discovery } = options;
  const store = new DatabaseScheduleStore(options.db);
  const directory = new Directory({ ...config, sources: options.sources });
  const elsewhere = createElsewhere({ ...options, directory });
  const { sources } = elsewhere;
  const book = new ScheduleBook({ store });
  const rules = { admins: config.admins };
  const sourced = new SourcedTeams({ directory, sources });
  const reader = new ScheduleReader({ book, directory, store, rules, sourced });
  options.permissionsRegistry.addResourceType({
    resourceRef: oncallScheduleResourceRef,
    permissions: oncallPermissions,
    rules: Object.values(oncallRules),
    getResources: async ids => {
      const entries = await book.current();
      return ids.map(id => {
        const entry = entries.get(id);
        return (
          entry && {
            id,
            teamRefs: directory.withAncestors(entry.schedule.teamRef),
          }
        );
      });
    },
  });
  const admission = new Admission(options);
  const who = new WhoReader({ directory, book, ...elsewhere });
  const chains = new ServiceChains({ directory, who, ...elsewhere });
  const { sweepCalendars, ...calendars } = createCalendars({
    ...options,
    book,
    directory,
    reader,
    rules,
    admission,
    getBaseUrl: () => discovery.getExternalBaseUrl('oncall'),
  });
  const keepMs = config.keepDeletedMs;
  const sweeper = new ScheduleSweeper({ store, keepMs });
  return {
    book,
    directory,
    store,
    chains,
    owners: elsewhere.owners,
    sourceBook: elsewhere.sourceBook,
    ...calendars,
    jobs: [
      elsewhere.job,
      sweepCalendars,
      new SweepJob({ id: 'oncall-sweep-schedules', sweeper }),
    ],
    service: new AuthorizedOncallService({
      admission,
      who,
      uncovered: new UncoveredServices({ chains, directory }),
      search: new OnCallSearch({ directory, book, who }),
      reader,
      desk: new ScheduleDesk({ reader, directory, store, rules }),
    }),
  };
}

/** What others say: other systems about who is on call, a module about who owns what. */
function createElsewhere(options: {
  db: Knex;
  directory: Directory;
  sources: readonly OncallSource[];
  ownerProvider?: OncallOwnerProvider;
  metrics: OncallMetrics;
  logger: LoggerService;
}) {
  const { sources } = options;
  const store = new DatabaseSourceStore(options.db);
  const book = new SourceBook({ store, sources });
  const owners = new OwnerBook({ ...options, provider: options.ownerProvider });
  const reading = new SourceReading({ ...options, store, book });
  return {
    owners,
    sourceBook: book,
    sources: new SourceAnswers({ ...options, book }),
    job: new ReadSourcesJob({ ...options, reading, book, owners }),
  };
}
