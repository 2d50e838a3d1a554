import fs from 'node:fs';
import path from 'node:path';
import { parse, parseAllDocuments, stringify } from 'yaml';
import { bin, fromRoot, inState } from '../lib/paths.mjs';
import { freePort, run } from '../lib/processes.mjs';
import { startBackend } from '../portal/backend.mjs';
import { must, yarn, yarnOnPath } from './pack.mjs';
import { changeText, readSteps } from './readme.mjs';

const readJson = file => JSON.parse(fs.readFileSync(file, 'utf8'));
const writeJson = (file, value) =>
  fs.writeFileSync(file, `${JSON.stringify(value, undefined, 2)}\n`);

/** A portal as `@backstage/create-app` makes it, in a folder of its own. */
export async function createPortal({ folder, system, log }) {
  await must(
    'create-app',
    log,
    run(
      bin('backstage-create-app'),
      [
        '--skip-install',
        '--path',
        folder,
        ...(system === 'legacy' ? ['--legacy'] : []),
      ],
      {
        cwd: path.dirname(folder),
        log,
        env: {
          ...process.env,
          BACKSTAGE_APP_NAME: 'proof',
          PATH: yarnOnPath(path.join(path.dirname(folder), 'bin')),
        },
      },
    ),
  );
}

/**
 * The platform's packages at the versions of the release this project is built on. The ranges of a new portal let in
 * packages of later releases one by one, and some of those do not run beside the others.
 */
function releasedVersions(folder) {
  const found = {};
  const lock = parse(fs.readFileSync(fromRoot('yarn.lock'), 'utf8'));
  for (const [descriptors, { version }] of Object.entries(lock)) {
    const [, name] = /^(@backstage\/[^@]+)@npm:/.exec(descriptors) ?? [];
    if (name) (found[name] ??= new Set()).add(version);
  }
  const versions = Object.fromEntries(
    Object.entries(found)
      .filter(([, all]) => all.size === 1)
      .map(([name, [version]]) => [name, version]),
  );
  // What only the portal uses, at the lowest version it asks for: that of its release.
  for (const part of ['.', 'packages/app', 'packages/backend']) {
    const { dependencies, devDependencies } = readJson(
      path.join(folder, part, 'package.json'),
    );
    for (const [name, range] of Object.entries({
      ...dependencies,
      ...devDependencies,
    })) {
      const [, version] = /^[~^]?(\d+\.\d+\.\d+)$/.exec(range) ?? [];
      if (name.startsWith('@backstage/') && version) versions[name] = version;
    }
  }
  return versions;
}

/**
 * Follows the steps of the READMEs, one after the other. The packages come from tarballs: they are not in a registry yet, so `yarn add` becomes
 * a dependency on the file, and a resolution lets the packages find each other.
 */
export function followReadmes({ folder, system, files, tarballs }) {
  const configurations = [];
  for (const readme of files) {
    const steps = readSteps(fs.readFileSync(readme, 'utf8'), system);
    if (!steps.some(({ kind }) => kind === 'add')) {
      throw new Error(`${readme} adds no package`);
    }
    for (const step of steps) {
      if (step.kind === 'add') addPackages({ folder, step, tarballs });
      else if (step.kind === 'change') changeFile({ folder, step });
      else {
        const file = path.join(folder, `readme-${configurations.length}.yaml`);
        fs.writeFileSync(file, step.text);
        configurations.push(file);
      }
    }
  }
  resolvePackages({ folder, tarballs });
  return configurations;
}

function addPackages({ folder, step, tarballs }) {
  const file = path.join(folder, step.folder, 'package.json');
  const manifest = readJson(file);
  for (const name of step.names) {
    if (!tarballs[name]) throw new Error(`Nothing is packed as ${name}`);
    manifest.dependencies[name] = `file:${tarballs[name]}`;
  }
  writeJson(file, manifest);
}

function changeFile({ folder, step }) {
  const file = path.join(folder, step.file);
  fs.writeFileSync(file, changeText(fs.readFileSync(file, 'utf8'), step.lines));
}

function resolvePackages({ folder, tarballs }) {
  const file = path.join(folder, 'package.json');
  const manifest = readJson(file);
  const { resolutions } = readJson(fromRoot('package.json'));
  manifest.resolutions = {
    // Ours keep native optional packages at one version on all platforms.
    ...resolutions,
    ...manifest.resolutions,
    ...releasedVersions(folder),
    ...Object.fromEntries(
      Object.entries(tarballs).map(([name, tarball]) => [
        name,
        `file:${tarball}`,
      ]),
    ),
  };
  writeJson(file, manifest);
}

/** Installs and builds the portal as its owner would. */
export async function buildPortal({ folder, log }) {
  await must(
    'The installation of the portal',
    log,
    yarn(['install'], {
      cwd: folder,
      log,
      env: {
        ...process.env,
        YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
        YARN_NPM_MINIMAL_AGE_GATE: '0',
        YARN_ENABLE_TELEMETRY: '0',
      },
    }),
  );
  await must(
    'The build of the app',
    log,
    run(
      path.join(folder, 'node_modules/.bin/backstage-cli'),
      ['package', 'build'],
      { cwd: path.join(folder, 'packages/app'), log },
    ),
  );
}

/** What the example's website has to say at night. */
const PAGE = `---
services: [example-website]
alerts: [ExampleWebsiteDown]
---

# The website is down

1. Look at what runs

   \`\`\`sh
   kubectl -n <namespace> get pods
   \`\`\`
`;

/** A folder with one page, as its owner would name it in `playbooks.sources`. */
function writePage(folder) {
  const pages = path.join(folder, 'runbooks');
  fs.mkdirSync(pages);
  fs.writeFileSync(path.join(pages, 'website-down.md'), PAGE);
  return pages;
}

const SCORECARD = {
  kind: 'Scorecard',
  id: 'basics',
  title: 'Basics',
  owner: 'group:default/guests',
  appliesTo: { fact: 'catalog/kind', equals: 'component' },
  ranking: 'levels',
  levels: [{ id: 'good', title: 'Good' }],
  checks: [
    {
      id: 'main-green',
      title: 'Its main branch is green',
      level: 'good',
      passes: { fact: 'build-health/main-green', equals: true },
      fix: { effort: '1h' },
    },
  ],
};

/** A folder with one scorecard, for `scorecards.documents`. */
function writeScorecard(folder) {
  const standards = path.join(folder, 'standards');
  fs.mkdirSync(standards);
  fs.writeFileSync(path.join(standards, 'basics.yaml'), stringify(SCORECARD));
  return standards;
}

/** Of the source that the proof pushes builds to. */
export const BUILD_SOURCE = {
  id: 'proof',
  secrets: ['of-this-proof-only-0123456789abcdef'],
};

/** The example's website names the pipeline that is pushed, as its owner would write it. */
function nameThePipeline(folder) {
  const file = path.join(folder, 'examples/entities.yaml');
  const documents = parseAllDocuments(fs.readFileSync(file, 'utf8'));
  const website = documents.find(
    document => document.getIn(['metadata', 'name']) === 'example-website',
  );
  if (!website) throw new Error(`${file} has no example-website`);
  website.setIn(
    ['metadata', 'annotations', 'callboard.dev/build-pipelines'],
    `${BUILD_SOURCE.id}:website`,
  );
  const texts = documents.map(document =>
    document.toString({ directives: false }),
  );
  fs.writeFileSync(file, texts.join('---\n'));
}

/** Starts the portal on one origin with its guest sign-in and databases in memory. */
export async function startPortal({ folder, system, configurations }) {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  nameThePipeline(folder);
  const own = path.join(folder, 'proof.yaml');
  fs.writeFileSync(
    own,
    stringify({
      app: { baseUrl: url },
      backend: {
        baseUrl: url,
        listen: { host: '127.0.0.1', port },
        csp: { 'upgrade-insecure-requests': false },
      },
      // The guest of the portal's own examples, who is in a group; without it guests are in no catalog.
      auth: { providers: { guest: { userEntityRef: 'user:default/guest' } } },
      buildHealth: { push: [BUILD_SOURCE] },
      playbooks: { sources: [{ id: 'runbooks', folder: writePage(folder) }] },
      scorecards: {
        documents: [{ target: writeScorecard(folder) }],
        // Facts of builds are there before anybody has waited for long.
        collectors: {
          'build-health': { schedule: { frequency: { minutes: 1 } } },
        },
      },
    }),
  );
  const backend = startBackend({
    root: folder,
    configs: [path.join(folder, 'app-config.yaml'), ...configurations, own],
    port,
    env: {},
    logFile: inState(`logs/install-proof-${system}-backend.log`),
  });
  await backend.ready;
  return { url, stop: backend.stop };
}
