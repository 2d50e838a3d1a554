import type { Environment } from './CiBuild';
import { readCi } from './readCi';

const github: Environment = {
  GITHUB_ACTIONS: 'true',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'larkspur/ledger',
  GITHUB_RUN_ID: '1658821493',
  GITHUB_RUN_NUMBER: '3',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_JOB: 'unit',
  GITHUB_WORKFLOW: 'CI',
  GITHUB_WORKFLOW_REF:
    'larkspur/ledger/.github/workflows/ci.yml@refs/heads/main',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_REF_NAME: 'main',
  GITHUB_REF_TYPE: 'branch',
  GITHUB_SHA: 'a'.repeat(40),
};

const buildkite: Environment = {
  BUILDKITE: 'true',
  BUILDKITE_ORGANIZATION_SLUG: 'Larkspur',
  BUILDKITE_PIPELINE_SLUG: 'ledger',
  BUILDKITE_PIPELINE_NAME: 'Ledger',
  BUILDKITE_PIPELINE_DEFAULT_BRANCH: 'main',
  BUILDKITE_BUILD_ID: '4735BA57-80D0-46E2-8FA0-B28223A86586',
  BUILDKITE_BUILD_NUMBER: '117',
  BUILDKITE_BUILD_URL: 'https://buildkite.com/larkspur/ledger/builds/117',
  BUILDKITE_RETRY_COUNT: '0',
  BUILDKITE_STEP_KEY: 'unit',
  BUILDKITE_STEP_ID: '018c0f59-5b1c-4d0a-9d0e-1e0e5a2b3c4d',
  BUILDKITE_LABEL: ':jest: Unit',
  BUILDKITE_SOURCE: 'webhook',
  BUILDKITE_BRANCH: 'main',
  BUILDKITE_COMMIT: 'HEAD',
  BUILDKITE_PULL_REQUEST: 'false',
  BUILDKITE_PULL_REQUEST_REPO: '',
  BUILDKITE_REPO: 'git@github.com:larkspur/ledger.git',
};

const jenkins: Environment = {
  JENKINS_URL: 'https://ci.example.com/',
  JOB_NAME: 'org/service/feature%2Fx',
  BUILD_NUMBER: '12',
  BUILD_URL: 'https://ci.example.com/job/org/job/service/job/feature%252Fx/12/',
  BRANCH_NAME: 'feature/x',
  GIT_URL: 'https://github.com/larkspur/service.git',
  GIT_COMMIT: 'b'.repeat(40),
  GIT_BRANCH: 'feature/x',
};

describe('the build that runs', () => {
  it('is a run of GitHub Actions with its attempt; its workflow has no id there', () => {
    expect(readCi(github)).toEqual({
      provider: 'GitHub Actions',
      buildSource: 'github',
      buildId: '1658821493',
      attempt: 2,
      ownPipelineKey: 'larkspur/ledger/.github/workflows/ci.yml',
      job: 'unit',
      facts: {
        pipelineName: 'CI',
        repository: 'larkspur/ledger',
        number: 3,
        branch: 'main',
        sha: 'a'.repeat(40),
        trigger: 'push',
        url: 'https://github.com/larkspur/ledger/actions/runs/1658821493',
      },
    });
  });

  it('is of a pull request where GitHub builds what a merge would be', () => {
    const { facts } = readCi({
      ...github,
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_REF: 'refs/pull/7/merge',
      GITHUB_REF_NAME: '7/merge',
      GITHUB_HEAD_REF: 'fix',
    })!;
    expect(facts).toMatchObject({
      pullRequest: 7,
      branch: 'fix',
      trigger: 'pull-request',
    });
  });

  it('has no branch where GitHub builds a tag', () => {
    const { facts } = readCi({
      ...github,
      GITHUB_REF: 'refs/tags/main',
      GITHUB_REF_TYPE: 'tag',
    })!;
    expect(facts.branch).toBeUndefined();
  });

  it('is a build of Buildkite: its id in lower case, organization and pipeline', () => {
    expect(readCi(buildkite)).toEqual({
      provider: 'Buildkite',
      buildSource: 'buildkite',
      buildId: '4735ba57-80d0-46e2-8fa0-b28223a86586',
      attempt: 1,
      pipelineKey: 'larkspur/ledger',
      job: 'unit',
      facts: {
        pipelineName: 'Ledger',
        repository: 'larkspur/ledger',
        defaultBranch: 'main',
        number: 117,
        branch: 'main',
        trigger: 'push',
        url: 'https://buildkite.com/larkspur/ledger/builds/117',
      },
    });
  });

  it('counts the tries of a job of Buildkite, which has one name in all of them', () => {
    const again = readCi({
      ...buildkite,
      BUILDKITE_RETRY_COUNT: '2',
      BUILDKITE_PARALLEL_JOB: '0',
      BUILDKITE_STEP_KEY: '',
    });
    expect(again).toMatchObject({ attempt: 3, job: ':jest: Unit 0' });
  });

  it('is one of a fork where Buildkite builds the branch of another repository', () => {
    const { facts } = readCi({
      ...buildkite,
      BUILDKITE_PULL_REQUEST: '9',
      BUILDKITE_PULL_REQUEST_REPO: 'https://github.com/someone/ledger.git',
    })!;
    expect(facts).toMatchObject({
      pullRequest: 9,
      isFork: true,
      trigger: 'pull-request',
    });
  });

  it('is a build of Jenkins by the full name of its job, as encoded there', () => {
    expect(readCi(jenkins)).toEqual({
      provider: 'Jenkins',
      buildSource: 'jenkins',
      buildId: 'org/service/feature%2Fx#12',
      attempt: 1,
      pipelineKey: 'org/service/feature%2Fx',
      facts: {
        repository: 'larkspur/service',
        number: 12,
        branch: 'feature/x',
        sha: 'b'.repeat(40),
        trigger: 'other',
        url: jenkins.BUILD_URL,
      },
    });
  });

  it('takes the branch of a change of Jenkins, and its fork', () => {
    const { facts } = readCi({
      ...jenkins,
      BRANCH_NAME: 'PR-4',
      BRANCH_IS_PRIMARY: 'true',
      CHANGE_ID: '4',
      CHANGE_BRANCH: 'main',
      CHANGE_FORK: 'someone',
    })!;
    expect(facts).toMatchObject({
      branch: 'main',
      pullRequest: 4,
      isFork: true,
      trigger: 'pull-request',
    });
    expect(facts.defaultBranch).toBeUndefined();
  });

  it('is not known elsewhere', () => {
    expect(readCi({ CI: 'true', BUILD_NUMBER: '3' })).toBeUndefined();
  });
});
