/* `yarn start`: the portal on one origin, served from the built app; with --dev the hot-reloading one. */
import { main, seconds } from '../lib/console.mjs';
import { inState } from '../lib/paths.mjs';
import { freePort } from '../lib/processes.mjs';
import { startBackend } from './backend.mjs';
import { buildApp } from './build.mjs';
import { claimState } from './claim.mjs';
import { writeConfig } from './config.mjs';
import { openDatabase } from './database.mjs';
import { startDev } from './dev.mjs';
import { readOptions } from './options.mjs';
import {
  makeSampleAlerts,
  makeSampleSchedules,
  makeSampleScorecards,
} from './samples.mjs';

const began = Date.now();

async function choosePort(wanted) {
  const port = await freePort(wanted);
  if (port !== wanted) {
    console.log(`  Port ${wanted} is in use: the portal takes ${port}`);
  }
  return port;
}

function announce({ port, catalog, database }) {
  console.log(`
Callboard is ready after ${seconds(began)}: http://localhost:${port}

  Catalog   ${catalog.isSample ? 'the sample organisation' : catalog.path}
  Data      ${database.name}
  Log       ${inState('logs/backend.log')}
  Stop      Ctrl-C
`);
}

async function serve({ verbose, catalog, ...options }, database) {
  const port = await choosePort(options.port);
  const backend = startBackend({
    configs: writeConfig({
      file: inState('portal.yaml'),
      appPort: port,
      catalog,
      database: database.config,
    }),
    port,
    env: database.env,
    logFile: inState('logs/backend.log'),
    show: verbose ? 'all' : 'problems',
  });
  let stopping = false;
  const stop = () => {
    stopping = true;
    return backend.stop();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', stop);
  const tellUnlessOver = error => {
    if (stopping) return;
    console.error(`\nerror: Some sample data is missing: ${error.message}`);
  };
  try {
    await backend.ready;
  } catch (error) {
    if (stopping) return 0;
    throw error;
  }
  const url = `http://localhost:${port}`;
  if (catalog.isSample) await makeSampleSchedules(url);
  announce({ port, catalog, database });
  // Scorecards begin with their past, and alerts need the catalog: nobody waits for these.
  if (catalog.isSample) {
    makeSampleScorecards(url).catch(tellUnlessOver);
    makeSampleAlerts(url).catch(tellUnlessOver);
  }
  const code = await backend.exited;
  if (stopping) return 0;
  console.error(`\nerror: The backend ended by itself (exit code ${code})`);
  return code || 1;
}

main(async args => {
  const options = readOptions(args);
  const giveUp = claimState();
  try {
    if (!options.dev) await buildApp();
    const database = await openDatabase(options);
    try {
      return await (options.dev ? startDev : serve)(options, database);
    } finally {
      await database.stop();
    }
  } finally {
    giveUp();
  }
});
