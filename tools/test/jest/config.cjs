/*
 * Jest for all packages: Backstage's own configuration, but what was transformed and compiled is kept for all of them, see
 * transform.cjs and runtime.cjs. `yarn workspace <name> test` takes Backstage's as it is: the same tests, only slower.
 *
 * Seconds of processor without and with both: 60 and 36 for ten files of three packages on a machine that has kept nothing
 * yet, as in CI; 128 and 78 for 56 files of eight packages on one that has.
 */
const backstageConfig = require('@backstage/cli/config/jest');

const BACKSTAGES_TRANSFORM = /[\\/]jestSwcTransform(?:\.js)?$/;

const withOurTransform = transform =>
  Object.fromEntries(
    Object.entries(transform).map(([pattern, transformer]) =>
      BACKSTAGES_TRANSFORM.test(transformer[0])
        ? [pattern, [require.resolve('./transform.cjs'), transformer[1]]]
        : [pattern, transformer],
    ),
  );

module.exports = async () => {
  const { projects, ...config } = await backstageConfig;
  return {
    ...config,
    projects: projects.map(project => ({
      ...project,
      transform: withOurTransform(project.transform),
      runtime: require.resolve('./runtime.cjs'),
    })),
  };
};
