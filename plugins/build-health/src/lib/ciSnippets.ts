const CLI = 'npx --yes @callboard/backstage-plugin-build-health-cli';

/** The portal, as `callboard-builds` takes it: without the path of the API. */
const portalOf = (address: string) =>
  address.replace(/\/api\/build-health\/?$/, '');

/** Sends builds and reports of tests from any CI. */
export const uploadLine = (options: { address: string; source: string }) =>
  `${CLI} upload --url ${portalOf(options.address)} --source ${
    options.source
  } \\
  --pipeline "$PIPELINE" --build "$BUILD_ID" --outcome "$OUTCOME" \\
  --repository org/name --branch "$BRANCH" --default-branch main --commit "$COMMIT" \\
  'reports/**/*.xml'`;

/** Asks which tests are in quarantine, so that CI can skip or mark them. */
export const quarantineLines = (address: string) =>
  `# CALLBOARD_BUILDS_SECRET: a secret of buildHealth.push, as for reports. Elsewhere than in
# GitHub Actions, Buildkite and Jenkins add: --repository org/name
${CLI} quarantined --url ${portalOf(
    address,
  )} > quarantined.txt || : > quarantined.txt
# One test a line: class, tab, name, tab, file. Let the test runner skip these, or not fail by them`;
