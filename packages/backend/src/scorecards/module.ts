import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scorecardsPastExtensionPoint } from '@callboard/backstage-plugin-scorecards-node';
import { demoServiceRef } from '../demo';
import { readSampleScorecardsConfig } from './config';
import { readSamples } from './readSamples';
import { SamplePast } from './SamplePast';

/** Makes up how the sample organisation got to where it is. Absent unless the config asks for it. */
export const scorecardsModuleSamplePast = createBackendModule({
  pluginId: 'scorecards',
  moduleId: 'sample-past',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        demo: demoServiceRef,
        past: scorecardsPastExtensionPoint,
      },
      async init({ config, demo, past }) {
        const sample = readSampleScorecardsConfig(config, {
          isDemo: demo.config !== undefined,
        });
        if (sample) past.setPast(new SamplePast(readSamples(sample), sample));
      },
    });
  },
});
