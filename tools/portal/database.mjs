import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Told } from '../lib/console.mjs';
import { inState } from '../lib/paths.mjs';
import { startPostgres } from '../lib/postgres.mjs';

const passwordFile = inState('postgres-password');
const dataFolder = inState('postgres');

function readPassword() {
  if (fs.existsSync(passwordFile)) return fs.readFileSync(passwordFile, 'utf8');
  if (fs.existsSync(path.join(dataFolder, 'PG_VERSION'))) {
    throw new Told(
      `The password of the databases is gone (${passwordFile})\n` +
        '  Put it back, or begin anew with ./dev reset.',
    );
  }
  const password = crypto.randomBytes(24).toString('hex');
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  return password;
}

const onServer = (url, catalog) => ({
  // The address holds a password: the written config only names the variable.
  config: {
    client: 'pg',
    connection: '${CALLBOARD_DATABASE_URL}',
    prefix: `callboard_${catalog.key.replace('-', '_')}_`,
    knexConfig: { pool: { min: 0, max: 5, idleTimeoutMillis: 10_000 } },
  },
  env: { CALLBOARD_DATABASE_URL: url },
});

/**
 * Where the portal keeps its data: the config of `backend.database`, what the backend's environment needs for it,
 * and how to stop what was started.
 */
export async function openDatabase({ databaseUrl, postgres, catalog }) {
  if (databaseUrl) {
    return {
      name: 'the PostgreSQL of DATABASE_URL',
      ...onServer(databaseUrl, catalog),
      stop: async () => {},
    };
  }
  if (postgres) {
    const server = await startPostgres({
      folder: dataFolder,
      password: readPassword(),
    });
    return {
      name: `PostgreSQL on port ${server.port}`,
      ...onServer(server.url, catalog),
      stop: server.stop,
    };
  }
  return sqlite(inState('sqlite', catalog.key));
}

/** SQLite files, one per plugin, in a folder. */
export function sqlite(directory) {
  fs.mkdirSync(directory, { recursive: true });
  return {
    name: 'SQLite',
    config: { client: 'better-sqlite3', connection: { directory } },
    env: {},
    stop: async () => {},
  };
}
