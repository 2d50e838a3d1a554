import { createBackendModule } from '@backstage/backend-plugin-api';
import type { ResponseError } from '@backstage/errors';
import {
  buildHealthSourcesExtensionPoint,
  NoAccessError,
  type BuildSource,
  type LoggedJob,
} from '@callboard/backstage-plugin-build-health-node';
import { componentEntity } from '@internal/test-kit';
import { build, job } from './__testUtils__/reports';
import { as, startBuilds } from './__testUtils__/startBuilds';
import { LogReader } from './service/LogReader';

const ana = as('user:default/ana');
const ledger = 'component:default/ledger';

const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => 'not refused',
    (error: ResponseError) => `${error.statusCode} ${error.body.error.message}`,
  );

async function* piecesOf(text: string) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 5) yield bytes.subarray(at, at + 5);
}

describe('the log of a job', () => {
  const asked: LoggedJob[] = [];
  let log: () => Promise<AsyncIterable<Uint8Array> | undefined>;
  let started: Awaited<ReturnType<typeof startBuilds>>;
  let id: string;

  const source: BuildSource = {
    id: 'logged',
    provider: 'logged',
    title: 'A CI with logs',
    selectorsOf: () => [{ repository: 'larkspur/ledger' }],
    verify: () => ({ key: 'one', kind: 'one' }),
    read: async () => ({
      builds: [build({ outcome: 'failure' })],
      jobs: [job({ outcome: 'failure' })],
    }),
    readLog: async given => {
      asked.push(given);
      return log();
    },
  };

  beforeAll(async () => {
    started = await startBuilds({
      entities: [
        componentEntity({
          name: 'ledger',
          annotations: { 'github.com/project-slug': 'larkspur/ledger' },
        }),
      ],
      features: [
        createBackendModule({
          pluginId: 'build-health',
          moduleId: 'logged',
          register(env) {
            env.registerInit({
              deps: { sources: buildHealthSourcesExtensionPoint },
              init: async ({ sources }) => sources.addSource(source),
            });
          },
        }),
      ],
    });
    await fetch(`${started.url}/webhooks/logged`, { method: 'POST' });
    await started.push({
      builds: [build({ externalId: 'pushed', outcome: 'failure' })],
      jobs: [job({ buildId: 'pushed', outcome: 'failure' })],
    });
    await started.workInbox();
  });
  beforeEach(() => {
    started.denied.clear();
    asked.length = 0;
    log = async () => piecesOf('compiling…\n##[error]token=hunter2hunter2\n');
  });
  afterAll(() => started.stop());

  const idOf = async (externalId: string) => {
    const { items } = await started.client.listBuilds(
      { entityRef: ledger },
      ana,
    );
    return items.find(item => item.externalId === externalId)!.id;
  };
  const read = async (jobId = 'j1', externalId = '1') => {
    id = await idOf(externalId);
    return started.client.getLogExcerpt({ id, jobId, entityRef: ledger }, ana);
  };

  it('is asked of its provider, and comes masked', async () => {
    expect(await read()).toEqual({
      text: 'compiling…\n##[error]token=••••••',
      lines: 2,
      masked: 1,
      around: 'failure',
      isCut: false,
    });
    expect(asked).toEqual([
      {
        pipelineKey: 'ci',
        repository: 'larkspur/ledger',
        buildId: '1',
        attempt: 1,
        jobId: 'j1',
      },
    ]);
  });

  it('says why there is none', async () => {
    expect(await refusal(read('nobody'))).toBe(
      `404 Build ${id} has no job nobody`,
    );
    expect(asked).toEqual([]);
    log = async () => undefined;
    expect(await refusal(read())).toBe(
      '404 A CI with logs has that log no more',
    );
    log = async () => {
      throw new NoAccessError('Job/Read is missing');
    };
    expect(await refusal(read())).toMatch(
      /^404 A CI with logs has no such log.*Job\/Read is missing/,
    );
    log = async () => {
      throw new Error('getaddrinfo ENOTFOUND');
    };
    expect(await refusal(read())).toMatch(/^503 A CI with logs did not give/);
    expect(await refusal(read('j1', 'pushed'))).toMatch(
      /^409 Logs of any-ci cannot be read/,
    );
  });

  it('has a permission of its own', async () => {
    await read();
    started.denied.add('build-health.log.read');
    expect(await refusal(read())).toBe('403 You may not read logs of builds');
  });
});

describe('a log that takes too long', () => {
  const read = (first: string) => {
    async function* slow(signal: AbortSignal) {
      if (first !== '') yield Buffer.from(first);
      await new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    }
    const reader = new LogReader({
      builds: {
        find: async () => ({
          build: { ...build(), id: 1, pipelineId: 1, orderedAt: 0 },
          pipeline: { id: 1, sourceId: 'slow', key: 'ci', name: 'CI' },
        }),
      },
      store: { readJobs: async () => [{ ...job(), pipelineId: 1 }] },
      sources: {
        get: () => ({
          id: 'slow',
          provider: 'slow',
          title: 'A slow CI',
          selectorsOf: () => [],
          verify: () => ({ key: 'one', kind: 'one' }),
          read: async () => ({ builds: [], jobs: [] }),
          readLog: async (_job, { signal }) => slow(signal),
        }),
      },
      limitMs: 50,
    });
    return reader.read({ id: '1', jobId: 'j1', entityRef: ledger });
  };

  it('is shown as far as it came', async () => {
    expect(await read('compiling\n##[error]no')).toMatchObject({
      text: 'compiling\n##[error]no',
      around: 'failure',
      isCut: true,
    });
  });

  it('is an error where nothing came', async () => {
    await expect(read('')).rejects.toThrow('The log broke off');
  });
});
