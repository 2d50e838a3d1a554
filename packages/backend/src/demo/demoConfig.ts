import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { DemoConfig, readDemoConfig } from './config';

/** The demo part of the config, undefined when there is none. */
export const demoConfigServiceRef = createServiceRef<DemoConfig | undefined>({
  id: 'callboard.demo-config',
  scope: 'root',
});

/** Read before any plugin starts: a backend that must not start says so at once and alone. */
export const demoConfigServiceFactory = createServiceFactory({
  service: demoConfigServiceRef,
  initialization: 'always',
  deps: { config: coreServices.rootConfig },
  factory: ({ config }) => readDemoConfig(config),
});
