import {
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { startTestBackend } from '@backstage/backend-test-utils';
import {
  alertsServiceRef,
  type AlertsService,
} from '@callboard/backstage-plugin-alerts-node';
import {
  buildHealthServiceRef,
  type BuildHealthService,
} from '@callboard/backstage-plugin-build-health-node';
import {
  ownershipEvidenceExtensionPoint,
  type OwnershipEvidenceProvider,
} from '@callboard/backstage-plugin-ownership-node';
import { ownershipModuleCallboard } from './module';

type Ask = BuildHealthService['getFixersOfEntities'];
type AskAlerts = AlertsService['getAcknowledgersOfEntities'];

const silent = async () => ({ items: [] });

/** What the module adds to ownership, where build health and alerts answer so. */
async function providersWith(
  getFixersOfEntities: Ask,
  getAcknowledgersOfEntities: AskAlerts = silent,
) {
  const added: OwnershipEvidenceProvider[] = [];
  const backend = await startTestBackend({
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
      ownershipModuleCallboard,
      createServiceFactory({
        service: buildHealthServiceRef,
        deps: {},
        factory: () => ({ getFixersOfEntities }),
      }),
      createServiceFactory({
        service: alertsServiceRef,
        deps: {},
        factory: () => ({
          getAcknowledgersOfEntities,
          getAlertsByRefs: async () => ({ items: [] }),
        }),
      }),
    ],
  });
  await backend.stop();
  return added;
}

const ana = {
  userRef: 'user:default/ana',
  count: 6,
  lastAt: '2026-11-20T10:00:00.000Z',
  lastUrl: 'https://ci.example.com/6',
};
const refs = (...names: string[]) => names.map(name => `component:x/${name}`);

describe('evidence for ownership', () => {
  it('tells who fixed builds, of reds enough', async () => {
    const ask = jest.fn<ReturnType<Ask>, Parameters<Ask>>(async () => ({
      items: [
        { entityRef: 'component:x/a', reds: 9, fixers: [ana] },
        { entityRef: 'component:x/b', reds: 2, fixers: [{ ...ana, count: 2 }] },
        null,
      ],
    }));
    const [provider] = await providersWith(ask);
    const { signal } = new AbortController();
    const entityRefs = refs('a', 'b', 'c');
    expect(await provider.getEvidence({ entityRefs, signal })).toEqual([
      {
        entityRef: 'component:x/a',
        candidateRef: 'user:default/ana',
        strength: 'strong',
        text: '{{owner}} fixed {{count}} of 9 red builds in 90 days, last on 2026-11-20',
        tally: { count: 6, total: 9 },
        href: 'https://ci.example.com/6',
        observedAt: '2026-11-20T10:00:00.000Z',
      },
    ]);
    expect(ask).toHaveBeenCalledWith({ entityRefs, days: 90 }, { signal });
  });

  it('says nothing in a portal without build health, and fails where that fails', async () => {
    let statusCode = 404;
    const [provider] = await providersWith(async () => {
      throw Object.assign(new Error(`${statusCode}`), { statusCode });
    });
    const request = { entityRefs: refs('a') };
    expect(await provider.getEvidence(request)).toEqual([]);
    statusCode = 503;
    await expect(provider.getEvidence(request)).rejects.toThrow('503');
  });

  it('tells who acknowledged pages, of pages enough', async () => {
    const ben = { userRef: 'user:default/ben', count: 6 };
    const person = { ...ben, lastAt: '2026-11-20T10:00:00.000Z' };
    const ask = jest.fn<ReturnType<AskAlerts>, Parameters<AskAlerts>>(
      async () => ({
        items: [
          { entityRef: 'component:x/a', pages: 9, people: [person] },
          { entityRef: 'component:x/b', pages: 2, people: [person] },
          null,
        ],
      }),
    );
    const [, provider] = await providersWith(silent, ask);
    const { signal } = new AbortController();
    const entityRefs = refs('a', 'b', 'c');
    expect(await provider.getEvidence({ entityRefs, signal })).toEqual([
      {
        entityRef: 'component:x/a',
        candidateRef: 'user:default/ben',
        strength: 'strong',
        text: '{{owner}} acknowledged {{count}} of 9 pages in 90 days, last on 2026-11-20',
        tally: { count: 6, total: 9 },
        observedAt: '2026-11-20T10:00:00.000Z',
      },
    ]);
    expect(ask).toHaveBeenCalledWith({ entityRefs, days: 90 }, { signal });
  });

  it('says nothing in a portal without alerts, and fails where they fail', async () => {
    let statusCode = 404;
    const [, provider] = await providersWith(silent, async () => {
      throw Object.assign(new Error(`${statusCode}`), { statusCode });
    });
    const request = { entityRefs: refs('a') };
    expect(await provider.getEvidence(request)).toEqual([]);
    statusCode = 503;
    await expect(provider.getEvidence(request)).rejects.toThrow('503');
  });
});
