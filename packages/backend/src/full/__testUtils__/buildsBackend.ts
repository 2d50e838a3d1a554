/*
 * A backend with build health only, which is up within seconds: for tests that kill it many times.
 */
import { createBackend } from '@backstage/backend-defaults';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

const backend = createBackend();
backend.add(catalogServiceMock.factory({ entities: [] }));
backend.add(import('@callboard/backstage-plugin-build-health-backend'));
backend.start().catch(error => {
  process.stderr.write(`The backend did not start. ${error.message}\n`);
  process.exit(1);
});
