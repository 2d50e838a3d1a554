import { spawn } from 'node:child_process';
import { bin, inState, root } from '../lib/paths.mjs';
import { ended, freePort } from '../lib/processes.mjs';
import { writeConfig } from './config.mjs';

/** The app's development server and the backend, both of which follow changes of the sources. */
export async function startDev({ port, catalog }, database) {
  const appPort = await freePort(port);
  const backendPort = await freePort(7007);
  const configs = writeConfig({
    file: inState('portal.yaml'),
    appPort,
    backendPort,
    catalog,
    database: database.config,
  });
  console.log(
    `  Starting on http://localhost:${appPort}, backend on port ${backendPort}; the first page takes about a minute`,
  );
  const child = spawn(
    bin('backstage-cli'),
    ['repo', 'start', ...configs.flatMap(config => ['--config', config])],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, CALLBOARD_DEMO: '1', ...database.env },
    },
  );
  let stopping = false;
  const stop = signal => {
    stopping = true;
    child.kill(signal);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', stop);
  const code = await ended(child);
  return stopping ? 0 : code;
}
