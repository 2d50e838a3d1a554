import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import Router from 'express-promise-router';
import { demoServiceRef } from '../demo';
import { folderServiceRef } from '../folder';
import { readSampleBuildsConfig } from './config';
import { History } from './history/History';
import { Intake } from './Intake';
import { contentOf, namedPipelines } from './namedPipelines';
import { PlaceStore } from './PlaceStore';
import { Player } from './Player';
import { SAMPLE_SEED, samplePipelines } from './samplePipelines';

/** Plays builds of the sample organisation into build health, in the background. Absent unless the config asks for it. */
export const demoBuildsPlugin = createBackendPlugin({
  pluginId: 'demo-builds',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        database: coreServices.database,
        demo: demoServiceRef,
        discovery: coreServices.discovery,
        folder: folderServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.rootLifecycle,
        logger: coreServices.logger,
      },
      async init(deps) {
        const { demo, folder, httpAuth, lifecycle, logger } = deps;
        const config = readSampleBuildsConfig(deps.config, {
          isDemo: demo.config !== undefined,
        });
        const { catalog } = folder;
        if (!config || !catalog) return;
        const stop = new AbortController();
        const player = new Player({
          intake: new Intake({ ...deps, secrets: config.secrets }),
          places: await PlaceStore.open(deps.database),
          historyFor: async now => {
            const content = await contentOf(catalog, stop.signal);
            const pipelines = namedPipelines(samplePipelines, content);
            return new History({ seed: SAMPLE_SEED, now, pipelines });
          },
          days: config.days,
          logger,
        });
        lifecycle.addStartupHook(() => {
          player.play(stop.signal).catch(error => {
            if (stop.signal.aborted) return;
            logger.error('No more sample builds are played', error);
          });
        });
        lifecycle.addBeforeShutdownHook(() => stop.abort());
        const router = Router();
        router.get('/progress', async (request, response) => {
          await httpAuth.credentials(request, { allow: ['user'] });
          response.json(player.progress);
        });
        deps.httpRouter.use(router);
      },
    });
  },
});
