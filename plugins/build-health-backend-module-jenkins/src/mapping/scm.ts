import {
  toNumber,
  toRepository,
  toSha,
} from '@callboard/backstage-plugin-build-health-node';
import { branchOfFullName, pullRequestOfFullName } from './jobNames';
import type { JenkinsAction, JenkinsBuild } from './schemas';

/** What was checked out. */
export interface Checkout {
  sha?: string;
  branch?: string;
  repository?: string;
  pullRequest?: number;
}

/** Parameters of a build by their names; of those that hold text. */
export function parametersOf(build: JenkinsBuild): Map<string, string> {
  return new Map(
    (build.actions ?? [])
      .flatMap(({ parameters }) => parameters ?? [])
      .flatMap(({ name, value }) =>
        typeof value === 'string' && value.trim() !== ''
          ? [[name, value.trim()] as const]
          : [],
      ),
  );
}

/** Of an address. Nobody has longer ones, and variables may make them longer yet. */
const LONGEST_ADDRESS = 2_000;

/** As {@link toRepository}; undefined where it has a variable that nobody knows too. */
export const repositoryOf = (address: string | undefined) =>
  address?.includes('${') ? undefined : toRepository(address);

/** Some plugins record an address with its variables: parameters of the build tell what they were. */
function withParameters(
  address: string,
  parameters: ReadonlyMap<string, string>,
): string {
  if (address.length > LONGEST_ADDRESS) return address;
  return address.replace(/\$\{(\w+)\}/g, (variable, name) => {
    const value = parameters.get(name) ?? variable;
    return value.length > LONGEST_ADDRESS ? variable : value;
  });
}

const same = (one: string | undefined, other: string | undefined) =>
  one !== undefined && one.toLowerCase() === other?.toLowerCase();

interface BuildData {
  action: JenkinsAction;
  repositories: string[];
}

/**
 * Which checkout is the one of the code. There are several where a shared library is checked out first; without the repository
 * that is wanted, nobody can tell them apart.
 */
function choose(
  found: BuildData[],
  wanted: string | undefined,
): BuildData | undefined {
  if (wanted) {
    const matching = found.find(({ repositories }) =>
      repositories.some(repository => same(repository, wanted)),
    );
    if (matching) return matching;
    const unknown = found.filter(({ repositories }) => !repositories.length);
    return unknown.length === 1 ? unknown[0] : undefined;
  }
  const names = new Set(
    found.map(({ repositories }) => repositories.join(' ').toLowerCase()),
  );
  return names.size === 1 ? found[0] : undefined;
}

/** What a reference of the git plugin names: `refs/remotes/origin/x`, `origin/pr/12/merge`, `detached`. */
function readReference(written: string): Checkout {
  const name = written
    .replace(/^refs\/(?:heads|remotes\/[^/]+)\//, '')
    .replace(/^origin\//, '');
  const [, number] =
    /^(?:refs\/)?(?:pr|pull|pull-requests|merge-requests)\/(\d+)(?:\/\w+)?$/.exec(
      name,
    ) ?? [];
  if (number) return { pullRequest: toNumber(number) };
  const pullRequest = pullRequestOfFullName(name);
  if (pullRequest) return { pullRequest };
  return ['detached', 'HEAD', '(no branch)'].includes(name) ||
    name.startsWith('refs/') ||
    toSha(name) !== undefined
    ? {}
    : { branch: name };
}

/** Branches of a commit; where several point at it, nobody can tell which one was built. */
function readBranches(action: JenkinsAction): Checkout {
  const read = (action.lastBuiltRevision?.branch ?? []).flatMap(({ name }) =>
    name ? [readReference(name)] : [],
  );
  const branches = new Set(read.flatMap(({ branch }) => branch ?? []));
  return {
    branch: branches.size === 1 ? [...branches][0] : undefined,
    pullRequest: read.find(one => one.pullRequest)?.pullRequest,
  };
}

/**
 * What a build has checked out, by its `BuildData`. It is missing when the build failed before that. `lastBuiltRevision` counts:
 * `buildsByBranchName` holds other builds as well.
 */
export function checkoutOf(
  build: JenkinsBuild,
  options: { repository?: string },
): Checkout {
  const parameters = parametersOf(build);
  const found = (build.actions ?? [])
    .filter(({ lastBuiltRevision }) => lastBuiltRevision?.SHA1)
    .map(action => ({
      action,
      repositories: (action.remoteUrls ?? []).flatMap(
        url => repositoryOf(withParameters(url, parameters)) ?? [],
      ),
    }));
  const data = choose(found, options.repository);
  if (!data) return {};
  return {
    ...readBranches(data.action),
    sha: toSha(data.action.lastBuiltRevision?.SHA1),
    repository:
      data.repositories.find(one => same(one, options.repository)) ??
      data.repositories[0],
  };
}

/** What the parameters tell of a pull request: of the GitHub pull request builder (ghprb), or of a change request. */
export function changeOf(build: JenkinsBuild) {
  const parameters = parametersOf(build);
  const base = parameters.get('ghprbGhRepository');
  const head = repositoryOf(parameters.get('ghprbAuthorRepoGitUrl'));
  return {
    pullRequest: toNumber(
      parameters.get('ghprbPullId') ?? parameters.get('CHANGE_ID'),
    ),
    branch:
      parameters.get('ghprbSourceBranch') ?? parameters.get('CHANGE_BRANCH'),
    repository: base,
    isFork:
      (base && head && !same(base, head)) || parameters.has('CHANGE_FORK')
        ? true
        : undefined,
    sha: toSha(parameters.get('ghprbActualCommit')),
    author:
      parameters.get('ghprbActualCommitAuthor') ??
      parameters.get('CHANGE_AUTHOR_DISPLAY_NAME'),
    title: parameters.get('ghprbPullTitle') ?? parameters.get('CHANGE_TITLE'),
  };
}

/** The branch and the pull request that a job of a multibranch project is there for. */
export function headOfMultibranch(fullName: string): Checkout {
  const pullRequest = pullRequestOfFullName(fullName);
  return pullRequest ? { pullRequest } : { branch: branchOfFullName(fullName) };
}
