import {
  coreServices,
  createBackendPlugin,
  type UrlReaderService,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { playbooksPermissions } from '@callboard/backstage-plugin-playbooks-common';
import {
  readPlaybooksConfig,
  type SourceConfig,
} from './config/readPlaybooksConfig';
import { createCoverage } from './createCoverage';
import { createRuns } from './createRuns';
import { DatabasePageStore } from './database/DatabasePageStore';
import { DatabaseRunStore } from './database/DatabaseRunStore';
import { openDatabase } from './database/openDatabase';
import { ReadSourcesJob } from './jobs/ReadSourcesJob';
import { PageParser } from './pages/PageParser';
import { DatabaseAlertRuleStore } from './rules/DatabaseAlertRuleStore';
import { startReadingRules } from './rules/startReadingRules';
import { createRouter } from './router/createRouter';
import { AuthorizedPlaybooks } from './service/AuthorizedPlaybooks';
import { PageRegister } from './service/PageRegister';
import { PlaybookReader } from './service/PlaybookReader';
import { FolderSource } from './sources/FolderSource';
import { UrlSource } from './sources/UrlSource';
import { PageSync } from './sync/PageSync';

const sourceOf = (config: SourceConfig, urlReader: UrlReaderService) =>
  'target' in config
    ? new UrlSource({ ...config, urlReader })
    : new FolderSource(config);

/**
 * Playbooks from folders of markdown, and the page for an alert.
 *
 * @public
 */
export const playbooksPlugin = createBackendPlugin({
  pluginId: 'playbooks',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        urlReader: coreServices.urlReader,
      },
      async init(deps) {
        const { logger, permissions } = deps;
        const config = readPlaybooksConfig(deps.config);
        const sources = config.sources.map(one =>
          sourceOf(one, deps.urlReader),
        );
        const ruleSources = config.rules.map(one =>
          sourceOf(one, deps.urlReader),
        );
        const db = await openDatabase(deps.database);
        const store = new DatabasePageStore(db);
        const runStore = new DatabaseRunStore(db);
        const ruleStore = new DatabaseAlertRuleStore(db);
        deps.permissionsRegistry.addPermissions(playbooksPermissions);
        const register = new PageRegister({ store, sources });
        const reader = new PlaybookReader({
          store,
          runs: runStore,
          register,
          sourceIds: sources.map(({ id }) => id),
        });
        const coverage = createCoverage({
          ...deps,
          ruleStore,
          runStore,
          register,
          pageSources: sources,
          ruleSources,
        });
        const playbooks = new AuthorizedPlaybooks({
          reader,
          coverage,
          permissions,
        });
        const runs = createRuns({
          ...deps,
          runStore,
          pageStore: store,
          playbooks,
        });
        deps.httpRouter.use(createRouter({ ...deps, playbooks, runs }));
        const parser = new PageParser();
        deps.lifecycle.addShutdownHook(() => parser.close());
        const sync = new PageSync({ store, parser, logger });
        await new ReadSourcesJob({
          id: 'playbooks-read-sources',
          sync,
          sources,
        }).start(deps.scheduler, config.schedule);
        await startReadingRules({
          ...deps,
          store: ruleStore,
          sources: ruleSources,
          schedule: config.schedule,
        });
      },
    });
  },
});
