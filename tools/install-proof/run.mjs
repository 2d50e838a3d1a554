/*
 * `yarn install-proof`: packs the packages, makes a fresh portal with create-app for each frontend system, follows
 * the READMEs of the families and their modules step by step, and opens their cards in Chromium. Takes some ten minutes.
 *
 *   new, legacy   only this frontend system
 *   --keep        leaves the portals in their folder
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { main, seconds, step } from '../lib/console.mjs';
import { needChromium } from '../lib/chromium.mjs';
import { recordEvidence } from '../lib/evidence.mjs';
import { fromRoot, inState } from '../lib/paths.mjs';
import { writeResults } from '../lib/results.mjs';
import {
  buildPortal,
  createPortal,
  followReadmes,
  startPortal,
} from './freshPortal.mjs';
import { lookAtCards } from './look.mjs';
import { packAll } from './pack.mjs';

/** Folders of plugins whose READMEs are followed, in this order. */
const INSTALLED = [
  'ownership',
  'oncall',
  'oncall-backend-module-ownership',
  'oncall-backend-module-pagerduty',
  'playbooks',
  'search-backend-module-playbooks',
  'build-health',
  'build-health-backend-module-github-actions',
  'build-health-backend-module-buildkite',
  'alerts',
  'alerts-backend-module-oncall',
  'scorecards',
  'scorecards-backend-module-callboard',
];

async function prove({ system, parent, tarballs, executablePath }) {
  const folder = path.join(parent, system);
  const log = inState(`logs/install-proof-${system}.log`);
  const title = `${system} frontend system`;
  await createPortal({ folder, system, log });
  const configurations = followReadmes({
    folder,
    system,
    files: INSTALLED.map(name => fromRoot('plugins', name, 'README.md')),
    tarballs,
  });
  await step(`${title}: installing and building the portal`, () =>
    buildPortal({ folder, log }),
  );
  const portal = await step(`${title}: starting it`, () =>
    startPortal({ folder, system, configurations }),
  );
  try {
    const errors = await step(`${title}: opening the cards`, () =>
      lookAtCards({ url: portal.url, system, executablePath }),
    );
    if (errors.length > 0) throw new Error(errors.join('\n'));
  } finally {
    await portal.stop();
  }
}

/** node-gyp cannot name headers in a path with a space. */
function withoutSpaces(parent) {
  const headers = path.resolve(process.execPath, '../..');
  const link = path.join(parent, 'node');
  fs.symlinkSync(headers, link);
  process.env.npm_config_nodedir = link;
}

main(async args => {
  const systems = ['new', 'legacy'].filter(
    system => args.includes(system) || !args.some(arg => !arg.startsWith('-')),
  );
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'callboard-proof-'));
  const executablePath = await needChromium();
  const counts = { passed: 0, failed: 0 };
  withoutSpaces(parent);
  try {
    const tarballs = await step('Packing the packages', () => packAll(parent));
    for (const system of systems) {
      const began = Date.now();
      try {
        await prove({ system, parent, tarballs, executablePath });
        counts.passed += 1;
        recordEvidence('install-proof', [
          {
            metric: `${system} portal shows the cards`,
            value: seconds(began),
            n: 1,
          },
        ]);
      } catch (error) {
        counts.failed += 1;
        console.error(`\nerror: ${system} frontend system: ${error.message}`);
      }
    }
  } finally {
    if (args.includes('--keep')) console.log(`  Kept: ${parent}`);
    else fs.rmSync(parent, { recursive: true, force: true });
  }
  writeResults('install-proof', counts);
  return counts.failed === 0 ? 0 : 1;
});
