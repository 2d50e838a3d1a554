import {
  commitOf,
  positive,
  repositoryOf,
  type CiBuild,
  type Environment,
} from './CiBuild';

/**
 * https://www.jenkins.io/doc/book/pipeline/jenkinsfile/#using-environment-variables; what begins with `BRANCH` or `CHANGE` is of
 * multibranch projects. `JOB_NAME` is the full name of a job, as the module has it: a branch is encoded in it. Builds have one
 * attempt.
 */
export function readJenkins(env: Environment): CiBuild | undefined {
  const { JENKINS_URL, JOB_NAME, BUILD_NUMBER } = env;
  if (!JENKINS_URL && !(JOB_NAME && BUILD_NUMBER)) return undefined;
  const pullRequest = positive(env.CHANGE_ID);
  const branch = env.CHANGE_BRANCH || env.BRANCH_NAME;
  return {
    provider: 'Jenkins',
    buildSource: 'jenkins',
    buildId:
      JOB_NAME && BUILD_NUMBER ? `${JOB_NAME}#${BUILD_NUMBER}` : undefined,
    attempt: 1,
    pipelineKey: JOB_NAME || undefined,
    facts: {
      repository: repositoryOf(env.GIT_URL),
      // Some servers call several branches primary.
      defaultBranch:
        env.BRANCH_IS_PRIMARY === 'true' && !pullRequest ? branch : undefined,
      number: positive(BUILD_NUMBER),
      // The git plugin writes `origin/main`.
      branch: branch || env.GIT_BRANCH?.replace(/^origin\//, '') || undefined,
      sha: commitOf(env.GIT_COMMIT),
      pullRequest,
      isFork: env.CHANGE_FORK ? true : undefined,
      trigger: pullRequest ? 'pull-request' : 'other',
      url: env.BUILD_URL || undefined,
    },
  };
}
