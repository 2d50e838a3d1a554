/*
 * The naive way beside ours, in the same backend: what comes is worked in before it is answered, a row for each alert and a page for
 * each row.
 */
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { notificationService } from '@backstage/plugin-notifications-node';
import express from 'express';

interface Body {
  alerts: { labels: Record<string, string>; annotations: object }[];
}

export const NAIVE = 'naive-alerts';

/** @param userRef - who is paged for everything */
export const naivePlugin = (userRef: string) =>
  createBackendPlugin({
    pluginId: NAIVE,
    register(env) {
      env.registerInit({
        deps: {
          database: coreServices.database,
          httpRouter: coreServices.httpRouter,
          notifications: notificationService,
        },
        async init({ database, httpRouter, notifications }) {
          const db = await database.getClient();
          await db.schema.createTable('alerts', table => {
            table.bigIncrements('id');
            table.text('labels_json').notNullable();
            table.text('annotations_json').notNullable();
            table.timestamp('opened_at').defaultTo(db.fn.now());
          });
          const take = async ({ alerts }: Body) => {
            for (const { labels, annotations } of alerts) {
              await db('alerts').insert({
                labels_json: JSON.stringify(labels),
                annotations_json: JSON.stringify(annotations),
              });
              await notifications.send({
                recipients: { type: 'entity', entityRef: [userRef] },
                payload: { title: labels.alertname },
              });
            }
          };
          const router = express.Router();
          router.post('/', express.json(), (request, response, next) => {
            take(request.body)
              .then(() => response.status(202).end())
              .catch(next);
          });
          httpRouter.use(router);
          httpRouter.addAuthPolicy({ path: '/', allow: 'unauthenticated' });
        },
      });
    },
  });
