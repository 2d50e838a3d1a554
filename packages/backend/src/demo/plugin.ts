import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import Router from 'express-promise-router';
import { folderServiceRef } from '../folder';
import { assertLocalHost } from './assertLocalHost';
import { demoServiceRef } from './demoService';
import { listSignInOptions } from './people';

/** Tells the sign-in page, before anyone is signed in, who may be picked. Absent unless the config asks for it. */
export const demoPlugin = createBackendPlugin({
  pluginId: 'demo',
  register(env) {
    env.registerInit({
      deps: {
        demo: demoServiceRef,
        folder: folderServiceRef,
        httpRouter: coreServices.httpRouter,
      },
      async init({ demo, folder, httpRouter }) {
        const { config } = demo;
        if (!config) {
          return;
        }
        const router = Router();
        router.get('/sign-in-options', (req, res) => {
          assertLocalHost(req.get('host'));
          const query = typeof req.query.q === 'string' ? req.query.q : '';
          res.json(listSignInOptions(config, folder.catalog?.content, query));
        });
        httpRouter.use(router);
        httpRouter.addAuthPolicy({
          path: '/sign-in-options',
          allow: 'unauthenticated',
        });
      },
    });
  },
});
