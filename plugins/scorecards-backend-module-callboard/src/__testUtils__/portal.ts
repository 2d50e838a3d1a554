import {
  coreServices,
  createBackendPlugin,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import {
  scorecardsFactsExtensionPoint,
  type FactBatch,
  type FactProvider,
} from '@callboard/backstage-plugin-scorecards-node';
import { scorecardsModuleCallboard } from '../module';

/** What was asked of a family, and by whom. */
export interface Asked {
  path: string;
  query: URLSearchParams;
  body: Record<string, unknown>;
  subject: string;
}

/** Path → what a family answers; an error is answered as one. */
export type Answers = Record<string, (asked: Asked) => object>;

export const component = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'Default' },
});

/** A family that answers what it is told to, and notes what it was asked. */
function familyPlugin(pluginId: string, answers: Answers, asked: Asked[]) {
  return createBackendPlugin({
    pluginId,
    register(env) {
      env.registerInit({
        deps: {
          httpAuth: coreServices.httpAuth,
          router: coreServices.httpRouter,
        },
        async init({ httpAuth, router }) {
          router.use(async (req, res, next) => {
            const { principal } = await httpAuth.credentials(req, {
              allow: ['service'],
            });
            const chunks: Buffer[] = [];
            for await (const chunk of req) chunks.push(chunk);
            const body = JSON.parse(Buffer.concat(chunks).toString() || '{}');
            const one = {
              path: req.path,
              query: new URL(req.url, 'http://portal').searchParams,
              body,
              subject: principal.subject,
            };
            asked.push(one);
            const answer = answers[req.path]?.(one);
            if (answer instanceof Error) next(answer);
            else if (answer) res.json(answer);
            else next();
          });
        },
      });
    },
  });
}

/** A portal with these families, and the providers that the module adds to it. */
export async function startPortal(
  families: Record<string, Answers>,
  features: BackendFeature[] = [],
) {
  const added = new Map<string, FactProvider>();
  const asked: Asked[] = [];
  const backend = await startTestBackend({
    features: [
      createBackendPlugin({
        pluginId: 'scorecards',
        register(env) {
          env.registerExtensionPoint(scorecardsFactsExtensionPoint, {
            addProvider: provider => added.set(provider.id, provider),
          });
          env.registerInit({ deps: {}, async init() {} });
        },
      }),
      scorecardsModuleCallboard,
      ...Object.entries(families).map(([id, answers]) =>
        familyPlugin(id, answers, asked),
      ),
      ...features,
    ],
  });
  return {
    providers: [...added.values()],
    asked,
    stop: () => backend.stop(),
    collect: (id: string, names: string[], batch: Partial<FactBatch> = {}) =>
      added.get(id)!.collect({
        entities: names.map(component),
        credentials: mockCredentials.service('plugin:scorecards'),
        signal: new AbortController().signal,
        logger: mockServices.logger.mock(),
        now: new Date('2026-11-28T12:00:00Z'),
        ...batch,
      }),
  };
}
