import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Told } from '../lib/console.mjs';
import { inState } from '../lib/paths.mjs';
import { freePort } from '../lib/processes.mjs';
import { startBackend } from './backend.mjs';
import { writeConfig } from './config.mjs';
import { sqlite } from './database.mjs';
import { readOptions } from './options.mjs';
import {
  makeSampleAlerts,
  makeSampleSchedules,
  makeSampleScorecards,
} from './samples.mjs';

const SIGN_IN_LIMIT = 180_000;

/** A user can sign in once the catalog has read its descriptor. */
async function untilSignInWorks(url, userRef) {
  const limit = Date.now() + SIGN_IN_LIMIT;
  let answer;
  while (Date.now() < limit) {
    answer = await fetch(`${url}/api/auth/demo/refresh`, {
      headers: { 'x-demo-user': userRef },
    });
    if (answer.ok) return;
    await sleep(1_000);
  }
  throw new Told(
    `${userRef} cannot sign in: ${answer.status} ${await answer.text()}`,
  );
}

/**
 * The portal with the sample organisation on a free port and with databases that `stop` removes.
 *
 * @param {{name: string, user: string, more?: object, database?: object}} options - `more` is configuration beside that of the
 *   sample; `database` that of databases which are not SQLite's
 */
export async function startTemporaryPortal({ name, user, more, database }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'callboard-portal-'));
  const port = await freePort();
  const { catalog } = readOptions([], {});
  const backend = startBackend({
    configs: writeConfig({
      file: path.join(folder, 'portal.yaml'),
      appPort: port,
      catalog,
      database: database ?? sqlite(path.join(folder, 'sqlite')).config,
      // Whoever measures or tests something else does not wait for builds and the past of the sample.
      more: {
        demo: { builds: { days: 0 }, scorecards: { days: 0 } },
        ...more,
      },
    }),
    port,
    env: {},
    logFile: inState(`logs/${name}.log`),
  });
  const url = `http://localhost:${port}`;
  const stop = async () => {
    await backend.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  try {
    await backend.ready;
    await untilSignInWorks(url, user);
    await makeSampleSchedules(url);
    await makeSampleScorecards(url);
    await makeSampleAlerts(url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}
