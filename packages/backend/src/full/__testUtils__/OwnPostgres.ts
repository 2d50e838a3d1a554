import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import knex, { type Knex } from 'knex';

const SERVER = resolvePackagePath(
  'backend',
  '../../tools/lib/postgresServer.mjs',
);

/** A PostgreSQL of one test, which may restart it. */
export class OwnPostgres {
  private constructor(readonly url: URL, readonly process: ChildProcess) {}

  static async start(): Promise<OwnPostgres> {
    const child = fork(SERVER, {
      // What this process was started with is for jest.
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const [{ url }] = await once(child, 'message');
    return new OwnPostgres(new URL(url), child);
  }

  /** What a backend's `database.connection` is. */
  get connection() {
    const { hostname: host, port, username: user, password } = this.url;
    return { host, port: Number(port), user, password };
  }

  /** Opens the database of a plugin; whoever opens it closes it. */
  open(pluginId: string): Knex {
    const connection = { ...this.connection, database: `own_${pluginId}` };
    return knex({ client: 'pg', connection, pool: { min: 0, max: 2 } });
  }

  /** @param mode - `immediate` is a crash */
  async restart(mode: 'fast' | 'immediate'): Promise<void> {
    this.process.send(mode);
    await once(this.process, 'message');
  }

  async stop(): Promise<void> {
    this.process.disconnect();
    await once(this.process, 'exit');
  }
}
