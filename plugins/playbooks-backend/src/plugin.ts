import {
  coreServices,
  createBackendPlugin,
  type UrlReaderService,
} from '@backstage/backend-plugin-api';
import { VisibleEntities } from '@internal/backend-kit';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { playbooksPermissions } from '@callboard/backstage-plugin-playbooks-common';
import { registerActions } from './actions/registerActions';
import {
  readPlaybooksConfig,
  type SourceConfig,
} from './config/readPlaybooksConfig';
import { createCoverage } from './createCoverage';
import { createPages } from './createPages';
import { createRuns } from './createRuns';
import { createStores } from './createStores';
import { openDatabase } from './database/openDatabase';
import { startDigests } from './digest/startDigests';
import { createPeople } from './people/createPeople';
import { startReadingRules } from './rules/startReadingRules';
import { addAlertRedirect } from './router/alertRedirect';
import { createRouter } from './router/createRouter';
import { AuthorizedPlaybooks } from './service/AuthorizedPlaybooks';
import { FolderSource } from './sources/FolderSource';
import { UrlSource } from './sources/UrlSource';
import { startCheckingLinks } from './startCheckingLinks';
import { startReadingPages } from './startReadingPages';

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
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        system: coreServices.rootSystemMetadata,
        urlReader: coreServices.urlReader,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { permissions } = deps;
        const config = readPlaybooksConfig(deps.config);
        const [sources, ruleSources] = [config.sources, config.rules].map(
          list => list.map(one => sourceOf(one, deps.urlReader)),
        );
        const stores = createStores(await openDatabase(deps.database));
        deps.permissionsRegistry.addPermissions(playbooksPermissions);
        const created = createPages({ ...deps, ...stores, config, sources });
        const coverage = createCoverage({
          ...deps,
          ...stores,
          resolvers: config.resolvers.all,
          register: created.register,
          ruleSources,
        });
        const playbooks = new AuthorizedPlaybooks({
          ...created,
          coverage,
          permissions,
          visibleEntities: VisibleEntities.create(deps),
        });
        const runs = createRuns({
          ...deps,
          ...stores,
          reader: created.reader,
          pageStore: stores.store,
          playbooks,
        });
        addAlertRedirect(deps.httpRouter, config.resolvers.page);
        const people = await createPeople({ ...deps, ...stores, config });
        deps.httpRouter.use(createRouter({ ...deps, playbooks, runs, people }));
        registerActions({ ...deps, ...config, playbooks, runs });
        const rootConfig = deps.config;
        const reading = { ...deps, ...stores, ...created, config, rootConfig };
        await startReadingPages(reading);
        await startCheckingLinks(reading);
        await startDigests({ ...reading, coverage });
        await startReadingRules({
          ...deps,
          store: stores.ruleStore,
          sources: ruleSources,
          schedule: config.schedule,
        });
      },
    });
  },
});
