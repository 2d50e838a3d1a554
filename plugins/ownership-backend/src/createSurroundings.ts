import type {
  LoggerService,
  SchedulerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { OwnershipEvidenceProvider } from '@callboard/backstage-plugin-ownership-node';
import type { Knex } from 'knex';
import type { OwnershipConfig } from './config/readOwnershipConfig';
import type { OwnershipSurroundings } from './createOwnership';
import { DatabaseCodeOwnersStore } from './database/DatabaseCodeOwnersStore';
import { ReadCodeOwnersJob } from './jobs/ReadCodeOwnersJob';
import { CodeOwnersCollector } from './service/evidence/CodeOwnersCollector';
import { CodeOwnersReader } from './service/evidence/CodeOwnersReader';
import { DescriptorPatch } from './service/evidence/DescriptorPatch';
import { EvidenceProviders } from './service/evidence/EvidenceProviders';
import { RepositoryFiles } from './service/evidence/RepositoryFiles';
import { OwnershipNews } from './service/OwnershipNews';
import type { Register } from './service/Register';

/** How often it is looked whether a repository is due; each one as often as the config says. */
const LOOK_EVERY = {
  frequency: { minutes: 10 },
  timeout: { hours: 1 },
  // The catalog is followed first.
  initialDelay: { seconds: 20 },
};

/** Puts together what reads outside the catalog and the database, and what speaks to others. */
export function createSurroundings(options: {
  db: Knex;
  config: Pick<OwnershipConfig, 'codeOwners'>;
  providers: OwnershipEvidenceProvider[];
  urlReader: UrlReaderService;
  events: EventsService;
  signals: SignalsService;
  logger: LoggerService;
}): {
  surroundings: OwnershipSurroundings;
  startCodeOwners: (
    register: Register,
    scheduler: SchedulerService,
  ) => Promise<void>;
} {
  const { db, config, logger } = options;
  const { enabled, readAgainAfter, fileRoots } = config.codeOwners;
  const files = new RepositoryFiles({
    urlReader: options.urlReader,
    fileRoots,
  });
  const store = new DatabaseCodeOwnersStore(db);
  const codeOwners = new CodeOwnersReader({ store, files });
  return {
    surroundings: {
      codeOwners,
      further: new EvidenceProviders(options),
      furtherFindings: enabled ? codeOwners.findingsFor : undefined,
      patches: new DescriptorPatch({ files, logger }),
      news: new OwnershipNews(options),
    },
    async startCodeOwners(register, scheduler) {
      if (!enabled) return;
      const collector = new CodeOwnersCollector({
        store,
        files,
        getLocations: async () => {
          const { entities } = await register.current();
          return Array.from(entities.values(), ({ location }) => location);
        },
        readAgainAfter,
        logger,
      });
      await new ReadCodeOwnersJob({ collector, reader: codeOwners }).start(
        scheduler,
        LOOK_EVERY,
      );
    },
  };
}
