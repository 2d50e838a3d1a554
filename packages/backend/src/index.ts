import { createBackend } from '@backstage/backend-defaults';
import { demoBuildsPlugin } from './builds';
import { authModuleDemo, demoServiceFactory, demoPlugin } from './demo';
import { catalogFolderPlugin, catalogModuleFolder } from './folder';
import { mailFeatures } from './mail';
import { catalogModuleDemoPolicy, permissionModuleDemoPolicy } from './policy';
import { scorecardsModuleSamplePast } from './scorecards';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(demoServiceFactory);
backend.add(authModuleDemo);
backend.add(demoPlugin);
backend.add(demoBuildsPlugin);

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
// Real catalogs hold templates. They are shown like any entity; nothing here runs them.
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-catalog-backend-module-unprocessed'));
backend.add(catalogModuleFolder);
backend.add(catalogModuleDemoPolicy);
backend.add(catalogFolderPlugin);

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(permissionModuleDemoPolicy);

backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-mcp-actions-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(mailFeatures);
backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));

backend.add(import('@callboard/backstage-plugin-alerts-backend'));
backend.add(import('@callboard/backstage-plugin-alerts-backend-module-oncall'));
backend.add(import('@callboard/backstage-plugin-build-health-backend'));
backend.add(
  import(
    '@callboard/backstage-plugin-build-health-backend-module-github-actions'
  ),
);
backend.add(
  import('@callboard/backstage-plugin-build-health-backend-module-jenkins'),
);
backend.add(import('@callboard/backstage-plugin-oncall-backend'));
backend.add(
  import('@callboard/backstage-plugin-oncall-backend-module-ownership'),
);
backend.add(
  import('@callboard/backstage-plugin-oncall-backend-module-pagerduty'),
);
backend.add(import('@callboard/backstage-plugin-ownership-backend'));
backend.add(
  import('@callboard/backstage-plugin-ownership-backend-module-callboard'),
);

backend.add(import('@callboard/backstage-plugin-playbooks-backend'));
backend.add(
  import('@callboard/backstage-plugin-search-backend-module-playbooks'),
);

backend.add(import('@callboard/backstage-plugin-scorecards-backend'));
backend.add(
  import('@callboard/backstage-plugin-scorecards-backend-module-callboard'),
);
backend.add(scorecardsModuleSamplePast);

// Left to itself a backend that failed to start stays alive and answers 503.
backend.start().catch(error => {
  process.stderr.write(`The backend did not start. ${error.message}\n`);
  process.exit(1);
});
