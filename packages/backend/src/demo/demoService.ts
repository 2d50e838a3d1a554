import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { DemoConfig, readDemoConfig } from './config';

/** The demo of this process; `config` is undefined when there is none. */
export const demoServiceRef = createServiceRef<{ config?: DemoConfig }>({
  id: 'callboard.demo',
  scope: 'root',
});

/** Read before any plugin starts: a backend that must not start says so at once and alone. */
export const demoServiceFactory = createServiceFactory({
  service: demoServiceRef,
  initialization: 'always',
  deps: { config: coreServices.rootConfig },
  factory: ({ config }) => ({ config: readDemoConfig(config) }),
});
