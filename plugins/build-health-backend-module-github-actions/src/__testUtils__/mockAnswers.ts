import { linkedPage, type ApiReply } from '@internal/test-kit';
import {
  attemptPayload,
  jobsOf,
  type MockAttempt,
  type MockRun,
} from './mockRuns';

interface MockState {
  now: () => Date;
  runs: MockRun[];
  repository: string;
  defaultBranch: string;
  hasOthers: boolean;
  /** Of a run whose workflow is missing. */
  damaged?: number;
}

const NOT_FOUND: ApiReply = { status: 404, body: { message: 'Not Found' } };

/**
 * "The number of results per page (max 100)": https://docs.github.com/en/rest/actions/workflow-runs#list-workflow-runs-for-a-repository
 * The Link header has the address of the next page while there is one, with all of the query:
 * https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api#using-link-headers
 */
const pageOf = <T>(all: readonly T[], url: URL) =>
  linkedPage(all, url, { usual: 30, most: 100 });

/** What there is to see of a run at a moment: attempts that have begun. */
const seenOf = ({ attempts }: MockRun, at: number): MockAttempt[] =>
  attempts.filter(({ createdAt }) => Date.parse(createdAt) <= at);

/**
 * "This endpoint will return up to 1,000 results for each search when using the following parameters: actor, branch,
 * check_suite_id, created, event, head_sha, status."
 * https://docs.github.com/en/rest/actions/workflow-runs#list-workflow-runs-for-a-repository
 */
const MOST_RESULTS = 1_000;

/**
 * Both ends of `from..to` are within:
 * https://docs.github.com/en/search-github/getting-started-with-searching-on-github/understanding-the-search-syntax#query-for-dates
 */
function isWithin(run: MockRun, created: string) {
  const [from, to] = created.split('..').map(at => Date.parse(at));
  const at = Date.parse(run.attempts[0].createdAt);
  return at >= from && at <= to;
}

/** The newest first, each by its latest attempt. */
function listRuns(url: URL, state: MockState): ApiReply {
  const { runs, now, repository, damaged } = state;
  const created = url.searchParams.get('created');
  const at = now().getTime();
  const all = runs
    .filter(run => seenOf(run, at).length > 0)
    .filter(run => !created || isWithin(run, created))
    .sort((a, b) =>
      a.attempts[0].createdAt < b.attempts[0].createdAt ? 1 : -1,
    );
  const listed = created ? all.slice(0, MOST_RESULTS) : all;
  const { items, headers } = pageOf(listed, url);
  return {
    status: 200,
    headers,
    body: {
      total_count: all.length,
      workflow_runs: items.map(run => {
        const attempt = seenOf(run, at).length;
        return {
          ...attemptPayload(run, { attempt, at, repository }),
          ...(run.id === damaged && { workflow_id: null }),
        };
      }),
    },
  };
}

/** https://docs.github.com/en/rest/actions/workflow-jobs#list-jobs-for-a-workflow-run: `filter=all` has those of all attempts. */
function listJobs(run: MockRun, url: URL, at: number): ApiReply {
  const attempts = seenOf(run, at).map((_, index) => index + 1);
  const wanted =
    url.searchParams.get('filter') === 'all' ? attempts : attempts.slice(-1);
  const all = wanted.flatMap(attempt => jobsOf(run, { attempt, at }));
  const { items, headers } = pageOf(all, url);
  return {
    status: 200,
    headers,
    body: { total_count: all.length, jobs: items },
  };
}

function answerOfRun(path: string, url: URL, state: MockState): ApiReply {
  const [, id, rest = ''] = path.match(/^(\d+)(?:\/(.+))?$/) ?? [];
  const run = state.runs.find(one => `${one.id}` === id);
  const at = state.now().getTime();
  const seen = run ? seenOf(run, at).length : 0;
  if (!run || seen === 0) return NOT_FOUND;
  const { repository } = state;
  if (rest === '') {
    return {
      status: 200,
      body: attemptPayload(run, { attempt: seen, at, repository }),
    };
  }
  if (rest === 'jobs') return listJobs(run, url, at);
  // https://docs.github.com/en/rest/actions/workflow-runs#get-a-workflow-run-attempt
  const attempt = Number(rest.match(/^attempts\/(\d+)$/)?.[1]);
  return attempt >= 1 && attempt <= seen
    ? { status: 200, body: attemptPayload(run, { attempt, at, repository }) }
    : NOT_FOUND;
}

export function answerTo(url: URL, state: MockState): ApiReply {
  const { repository, defaultBranch } = state;
  // https://docs.github.com/en/rest/users/users#get-the-authenticated-user
  if (url.pathname === '/user') {
    return { status: 200, body: { id: 1, login: 'callboard-ci' } };
  }
  const base = `/repos/${repository}`;
  if (url.pathname === base) {
    return {
      status: 200,
      body: { id: 7, full_name: repository, default_branch: defaultBranch },
    };
  }
  const runs = `${base}/actions/runs`;
  if (url.pathname === runs) return listRuns(url, state);
  if (url.pathname.startsWith(`${runs}/`)) {
    return answerOfRun(url.pathname.slice(runs.length + 1), url, state);
  }
  const [, other, path] =
    url.pathname.match(/^\/repos\/([^/]+\/[^/]+)(\/actions\/runs)?$/) ?? [];
  if (state.hasOthers && other) {
    const body = path
      ? { total_count: 0, workflow_runs: [] }
      : { id: 8, full_name: other, default_branch: 'main' };
    return { status: 200, body };
  }
  // "404 Not Found" in place of 403, "to avoid confirming the existence of private repositories":
  // https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#404-not-found-for-an-existing-resource
  return NOT_FOUND;
}
