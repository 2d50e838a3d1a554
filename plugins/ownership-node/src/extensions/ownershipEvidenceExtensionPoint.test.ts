import {
  createBackendModule,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { startTestBackend } from '@backstage/backend-test-utils';
import {
  ownershipEvidenceExtensionPoint,
  type OwnershipEvidenceExtensionPoint,
  type OwnershipEvidenceProvider,
  type ProvidedEvidence,
} from './ownershipEvidenceExtensionPoint';

const evidence: ProvidedEvidence = {
  entityRef: 'component:default/router',
  candidateRef: 'group:default/ledger',
  strength: 'fair',
  text: 'fixed 6 of its last 9 red builds',
};
const builds: OwnershipEvidenceProvider = {
  id: 'builds',
  getEvidence: async ({ entityRefs }) =>
    entityRefs.map(entityRef => ({ ...evidence, entityRef })),
};

it('hands what modules add to the plugin', async () => {
  const added: OwnershipEvidenceProvider[] = [];
  await startTestBackend({
    features: [
      createBackendPlugin({
        pluginId: 'ownership',
        register(env) {
          env.registerExtensionPoint(ownershipEvidenceExtensionPoint, {
            addEvidenceProvider: provider => added.push(provider),
          });
          env.registerInit({ deps: {}, async init() {} });
        },
      }),
      createBackendModule({
        pluginId: 'ownership',
        moduleId: 'builds',
        register(env) {
          env.registerInit({
            deps: { point: ownershipEvidenceExtensionPoint },
            async init({ point }) {
              point.addEvidenceProvider(builds);
            },
          });
        },
      }),
    ],
  });
  expect(added).toEqual([builds]);
  expect(
    await added[0].getEvidence({ entityRefs: [evidence.entityRef] }),
  ).toEqual([evidence]);
});

it('takes nothing but providers, and knows three strengths', () => {
  const point: typeof ownershipEvidenceExtensionPoint.T = {
    addEvidenceProvider: provider => provider.id,
  };
  const same: OwnershipEvidenceExtensionPoint = point;
  // @ts-expect-error a provider has an id
  same.addEvidenceProvider({ getEvidence: async () => [] });
  // @ts-expect-error there is no percentage behind it
  const wrong: ProvidedEvidence = { ...evidence, strength: 0.9 };
  expect(wrong.text).toBe(evidence.text);
});
