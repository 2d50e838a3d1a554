/*
 * What the same chart takes when a page computes it from the provider: a local server answers lists of runs and of jobs as GitHub
 * does (docs.github.com/en/rest/actions/workflow-runs: at most 100 a page and 1,000 of a search), each call after 100 ms.
 */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { duration, report } from '../report';

const CALL_MS = 100;
const PAGE = 100;
const MOST_FOUND = 1_000;
/** What a repository with two runs an hour of working time has in 90 days. */
const RUNS = 930;
/** Calls at a time, as in `@backstage-community/plugin-cicd-statistics-module-github`. */
const WIDE = 10;

const run = (number: number) => ({
  id: number,
  run_attempt: 1,
  head_branch: 'main',
  conclusion: number % 12 ? 'success' : 'failure',
  created_at: new Date(number * 8_000_000).toISOString(),
  updated_at: new Date(number * 8_000_000 + 600_000).toISOString(),
});

async function startProvider() {
  let calls = 0;
  const server = http.createServer(async (request, response) => {
    calls += 1;
    await sleep(CALL_MS);
    const url = new URL(request.url!, 'http://provider');
    const page = Number(url.searchParams.get('page') ?? 1);
    const first = (page - 1) * PAGE;
    const size = Math.max(0, Math.min(PAGE, RUNS - first, MOST_FOUND - first));
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify(
        url.pathname.endsWith('/jobs')
          ? { jobs: [{ name: 'unit' }, { name: 'lint' }] }
          : {
              total_count: RUNS,
              workflow_runs: Array.from({ length: size }, (_, i) =>
                run(first + i),
              ),
            },
      ),
    );
  });
  server.listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: () => calls,
    stop: () => new Promise(resolve => server.close(resolve)),
  };
}

interface Runs {
  total_count: number;
  workflow_runs: { id: number }[];
}

async function listRuns(url: string): Promise<number[]> {
  const found: number[] = [];
  for (let page = 1; ; page++) {
    const answer = await fetch(`${url}/runs?per_page=${PAGE}&page=${page}`);
    const { total_count, workflow_runs }: Runs = await answer.json();
    found.push(...workflow_runs.map(({ id }) => id));
    if (workflow_runs.length < PAGE || found.length >= total_count)
      return found;
  }
}

async function readJobs(url: string, ids: number[]) {
  const waiting = [...ids];
  await Promise.all(
    Array.from({ length: WIDE }, async () => {
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
        await (await fetch(`${url}/runs/${id}/jobs`)).json();
      }
    }),
  );
}

/** Rates alone come from lists of runs; what failed needs the jobs of each. */
export async function measureProvider(): Promise<void> {
  const provider = await startProvider();
  try {
    let ids: number[] = [];
    const lists = await duration(async () => {
      ids = await listRuns(provider.url);
    });
    const calls = provider.calls();
    report({
      metric: `build-health.provider.rates alone, ${calls} calls of ${CALL_MS} ms`,
      value: lists,
      unit: 'ms',
      n: RUNS,
    });
    const jobs = await duration(() => readJobs(provider.url, ids));
    report({
      metric: `build-health.provider.with jobs, ${provider.calls()} calls of ${CALL_MS} ms`,
      value: lists + jobs,
      unit: 'ms',
      n: RUNS,
    });
  } finally {
    await provider.stop();
  }
}
