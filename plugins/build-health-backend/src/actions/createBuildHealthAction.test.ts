import { createServiceFactory } from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { mockCredentials } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { componentEntity } from '@internal/test-kit';
import { build } from '../__testUtils__/reports';
import { startBuilds } from '../__testUtils__/startBuilds';

const credentials = mockCredentials.user('user:default/ana');

describe('the action get-build-health', () => {
  const actionsRegistry = actionsRegistryServiceMock();
  let started: Awaited<ReturnType<typeof startBuilds>>;
  beforeAll(async () => {
    started = await startBuilds({
      entities: [
        componentEntity({
          name: 'ledger',
          annotations: { 'github.com/project-slug': 'larkspur/ledger' },
        }),
      ],
      features: [
        createServiceFactory({
          service: actionsRegistryServiceRef,
          deps: {},
          factory: () => actionsRegistry,
        }),
      ],
    });
    const minutesAgo = (minutes: number) =>
      new Date(Date.now() - minutes * 60_000).toISOString();
    await started.push({
      builds: [30, 20].map(minutes =>
        build({
          externalId: `${minutes}`,
          outcome: minutes === 20 ? 'failure' : 'success',
          createdAt: minutesAgo(minutes + 6),
          startedAt: minutesAgo(minutes + 5),
          finishedAt: minutesAgo(minutes),
          reportedAt: minutesAgo(minutes),
        }),
      ),
    });
    await started.workInbox();
  });
  beforeEach(() => started.denied.clear());
  afterAll(() => started.stop());

  const ask = (entityRef: string) =>
    actionsRegistry.invoke({
      id: 'test:get-build-health',
      input: { entityRef },
      credentials,
    });

  it('says that trunk is red, since which build, and what it rests on', async () => {
    const { output } = await ask('component:default/ledger');
    expect(output).toMatchObject({
      found: true,
      pipelines: [
        {
          name: 'CI',
          trunk: { state: 'red', firstRed: { externalId: '20' } },
          lastBuild: { externalId: '20', outcome: 'failure' },
          successRate: { n: 2, successes: 1, hasVerdict: false },
        },
      ],
    });
  });

  it('knows nothing of what the caller does not see', async () => {
    const { output } = await ask('component:default/books');
    expect(output).toEqual({ found: false, pipelines: [] });
  });

  it('is refused to those who may not read builds', async () => {
    started.denied.add('build-health.build.read');
    await expect(ask('component:default/ledger')).rejects.toThrow(
      'You may not read builds',
    );
  });
});
