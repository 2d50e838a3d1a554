import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import Router from 'express-promise-router';
import { folderCatalogServiceRef } from '../folder';
import { demoConfigServiceRef } from './demoConfig';
import { listSignInOptions } from './people';

/** Tells the sign-in page, before anyone is signed in, who may be picked. Absent unless the config asks for it. */
export const demoPlugin = createBackendPlugin({
  pluginId: 'demo',
  register(env) {
    env.registerInit({
      deps: {
        demo: demoConfigServiceRef,
        folder: folderCatalogServiceRef,
        httpRouter: coreServices.httpRouter,
      },
      async init({ demo, folder, httpRouter }) {
        if (!demo) {
          return;
        }
        const router = Router();
        router.get('/sign-in-options', (req, res) => {
          const query = typeof req.query.q === 'string' ? req.query.q : '';
          res.json(listSignInOptions(demo, folder?.content, query));
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
