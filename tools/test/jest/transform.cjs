/*
 * Backstage's transform, whose results all packages share. Jest's own key of what it keeps on the disk has the whole
 * configuration of a package in it, so each of our packages would transform all that it uses anew.
 */
const { createHash } = require('node:crypto');
const { createTransformer } = require('@backstage/cli/config/jestSwcTransform');
const {
  version: cli,
} = require('@backstage/cli-module-test-jest/package.json');
const { version: swc } = require('@swc/core/package.json');

/** What the result depends on beside the file. */
const VERSIONS = JSON.stringify([process.version, cli, swc]);

module.exports = {
  createTransformer(config) {
    const { process: transform } = createTransformer(config);
    const options = JSON.stringify(config);
    return {
      process: transform,
      getCacheKey: (source, file, { supportsStaticESM, instrument }) =>
        createHash('sha1')
          .update(
            [VERSIONS, options, supportsStaticESM, instrument, file].join('\0'),
          )
          .update(`\0${source}`)
          .digest('hex'),
    };
  },
};
