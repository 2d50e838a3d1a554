import { readBuildkite } from './buildkite';
import type { CiBuild, Environment } from './CiBuild';
import { readGitHub } from './github';
import { readJenkins } from './jenkins';

/** The build that runs; undefined in an environment that is not known. */
export const readCi = (env: Environment): CiBuild | undefined =>
  readGitHub(env) ?? readBuildkite(env) ?? readJenkins(env);
