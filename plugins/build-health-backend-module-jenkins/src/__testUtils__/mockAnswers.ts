import type { ApiReply } from '@internal/test-kit';
import { fullNameOfPath, isSameName } from '../mapping/jobNames';
import {
  buildBean,
  classOf,
  runOf,
  type MockBuild,
  type MockItem,
} from './mockJobs';
import { parseTree, prune } from './prune';

interface MockState {
  items: readonly MockItem[];
  now: number;
  contextPath: string;
  /** Address of the controller, as it is configured there. */
  root: string;
  hasStageView: boolean;
  broken: ReadonlySet<string>;
}

/** What nobody may know of is not there either: `Job/Discover` makes the difference. https://www.jenkins.io/doc/book/security/access-control/permissions/ */
const NOT_FOUND: ApiReply = { status: 404, body: '<html>Not Found</html>' };

/** Builds that have begun, the newest first. */
const seenOf = ({ builds }: MockItem, now: number): MockBuild[] =>
  builds.filter(({ at }) => at <= now).sort((a, b) => b.number - a.number);

const parentOf = (name: string) => name.split('/').slice(0, -1).join('/');

function exportBuild(item: MockItem, build: MockBuild, state: MockState) {
  if (state.broken.has(`${item.fullName}#${build.number}`)) {
    throw new Error('an action of a plugin cannot be exported');
  }
  return buildBean(item, build, state);
}

/**
 * `hudson.model.Job`: "`getNewBuilds`: gets the newest 100 builds", exported as `builds`; `allBuilds` has them all. Only what is within the
 * range is loaded. https://github.com/jenkinsci/jenkins/blob/master/core/src/main/java/hudson/model/Job.java
 */
function jobBean(item: MockItem, state: MockState): Record<string, unknown> {
  const seen = seenOf(item, state.now);
  const listed =
    (builds: MockBuild[]) =>
    ({ from, to }: { from: number; to: number }) => {
      const loaded = builds
        .slice(from, to)
        .map(build => exportBuild(item, build, state));
      // What is cut off is there as a place only.
      return [...Array(Math.min(from, builds.length)).fill({}), ...loaded];
    };
  const [last] = seen;
  return {
    _class: classOf(item),
    name: item.fullName.split('/').at(-1),
    fullName: item.fullName,
    lastBuild: () => (last ? { _class: 'run', number: last.number } : null),
    builds: listed(seen.slice(0, 100)),
    allBuilds: listed(seen),
  };
}

/** https://github.com/jenkinsci/cloudbees-folder-plugin, `AbstractFolder`: `jobs` are the items that the user may read. */
function itemBean(item: MockItem, state: MockState): Record<string, unknown> {
  if (item.kind === 'pipeline' || item.kind === 'freestyle') {
    return jobBean(item, state);
  }
  return {
    _class: classOf(item),
    name: item.fullName.split('/').at(-1),
    fullName: item.fullName,
    jobs: () =>
      state.items
        .filter(({ fullName }) => parentOf(fullName) === item.fullName)
        .map(child => itemBean(child, state)),
  };
}

function answerWith(bean: Record<string, unknown>, url: URL): ApiReply {
  const tree = url.searchParams.get('tree');
  if (!tree) throw new Error('The mock is asked for all that there is');
  try {
    return {
      status: 200,
      headers: { 'x-jenkins': '2.528.1' },
      body: prune(bean, parseTree(tree)),
    };
  } catch (error) {
    return { status: 500, body: `<html>Oops! ${error}</html>` };
  }
}

/** Lines of a console; while it is built it is cut at the end of a line, and says that there is more. */
function logOf(build: MockBuild, url: URL, now: number): ApiReply {
  const isOver = build.at + build.seconds * 1_000 <= now;
  const lines = Array.from({ length: 3_000 }, (_, i) => `line ${i}`);
  if (build.result === 'FAILURE')
    lines.push('ERROR: script returned exit code 1');
  const text = Buffer.from(`${lines.join('\n')}\nFinished: ${build.result}\n`);
  const start = Number(url.searchParams.get('start') ?? 0);
  // Parts of a log that is written: LargeText writes no more than 10,000 lines of one at a time.
  const end = isOver ? text.length : Math.min(start + 4_000, 12_000);
  return {
    status: 200,
    headers: {
      'content-type': 'text/plain;charset=UTF-8',
      'x-text-size': `${end}`,
      ...(!isOver && { 'x-more-data': 'true' }),
    },
    body: text.subarray(start, end).toString(),
  };
}

function answerOfBuild(
  { item, number, rest }: { item: MockItem; number: number; rest: string },
  url: URL,
  state: MockState,
): ApiReply {
  const build = seenOf(item, state.now).find(one => one.number === number);
  if (!build) return NOT_FOUND;
  if (rest === 'api/json') {
    try {
      return answerWith(exportBuild(item, build, state), url);
    } catch (error) {
      return { status: 500, body: `<html>Oops! ${error}</html>` };
    }
  }
  // https://github.com/jenkinsci/junit-plugin, `TestResult`: there is none where no tests were reported.
  if (rest === 'testReport/api/json' && build.result === 'UNSTABLE') {
    const totals = { failCount: 2, passCount: 143, skipCount: 0 };
    const _class = 'hudson.tasks.junit.TestResult';
    return answerWith({ _class, ...totals, duration: 12.5 }, url);
  }
  if (rest === 'logText/progressiveText') return logOf(build, url, state.now);
  const isStageView = rest === 'wfapi/describe' && item.kind === 'pipeline';
  return isStageView && state.hasStageView
    ? { status: 200, body: runOf(item, build, state) }
    : NOT_FOUND;
}

/** Names of jobs are found in any case: `Jenkins.getItem` looks into a map that minds none. */
export function answerTo(url: URL, state: MockState): ApiReply {
  const path = url.pathname.slice(state.contextPath.length);
  const [, jobPath, number, rest] =
    /^((?:\/job\/[^/]+)+)(?:\/(\d+))?\/(.+)$/.exec(path) ?? [];
  const name = jobPath && fullNameOfPath(jobPath);
  const item = state.items.find(
    ({ fullName }) => name !== undefined && isSameName(fullName, name),
  );
  if (!item) return NOT_FOUND;
  if (number !== undefined) {
    return answerOfBuild({ item, number: Number(number), rest }, url, state);
  }
  return rest === 'api/json'
    ? answerWith(itemBean(item, state), url)
    : NOT_FOUND;
}
