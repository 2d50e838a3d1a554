import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = resolvePackagePath('backend', '../..');

export interface BackendProcessOptions {
  /** Config files at the root of the repository. */
  configs: string[];
  /** What only this process has: the last config file. */
  config: object;
  env?: NodeJS.ProcessEnv;
  /** Below packages/backend; default: the whole portal. */
  entry?: string;
  /**
   * Without what the packages of the portal say of their configuration: reading that takes three quarters of a start. Nothing is
   * kept out of logs then.
   */
  isBare?: boolean;
}

/** The real backend, `src/index.ts` unless told otherwise, with real config files, in a process of its own. */
export class BackendProcess {
  readonly exited: Promise<number | null>;
  #output = '';

  private constructor(
    readonly process: ChildProcess,
    readonly baseUrl: string,
    folder: string,
  ) {
    process.stdout?.on('data', chunk => this.#add(chunk));
    process.stderr?.on('data', chunk => this.#add(chunk));
    this.exited = once(process, 'exit').then(([code]) => {
      fs.rmSync(folder, { recursive: true, force: true });
      return code;
    });
  }

  static async start(options: BackendProcessOptions): Promise<BackendProcess> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'callboard-backend-'));
    const port = await freePort();
    const baseUrl = `http://localhost:${port}`;
    const own = path.join(folder, 'own.json');
    const files = [...options.configs.map(file => path.join(root, file)), own];
    fs.writeFileSync(own, JSON.stringify(withPort(options.config, port)));
    fs.writeFileSync(path.join(folder, 'package.json'), '{"name": "bare"}');
    const home = path.join(root, 'packages/backend');
    const child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        path.resolve(home, options.entry ?? 'src/index.ts'),
        ...files.flatMap(file => ['--config', file]),
      ],
      {
        cwd: options.isBare ? folder : home,
        env: { PATH: process.env.PATH, HOME: process.env.HOME, ...options.env },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    return new BackendProcess(child, baseUrl, folder);
  }

  /** All that the process has written, without colours. */
  get output(): string {
    // eslint-disable-next-line no-control-regex
    return this.#output.replace(/\u001b\[\d*m/g, '');
  }

  /** Waits until the backend says it is ready. Throws the end of its output when it ends or takes over two minutes. */
  async ready(): Promise<void> {
    for (const limit = Date.now() + 120_000; Date.now() < limit; ) {
      if (this.process.exitCode !== null) {
        break;
      }
      const answer = await this.fetch('/.backstage/health/v1/readiness').catch(
        () => undefined,
      );
      if (answer?.ok) {
        return;
      }
      await sleep(250);
    }
    await this.stop();
    const lines = this.output.split('\n').filter(it => !it.includes('"GET '));
    throw new Error(
      `The backend is not ready:\n${lines.slice(-30).join('\n')}`,
    );
  }

  /** @param body - sent as JSON by POST; without it the request is a GET */
  fetch(below: string, headers: Record<string, string> = {}, body?: object) {
    return fetch(`${this.baseUrl}${below}`, {
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      signal: AbortSignal.timeout(30_000),
    });
  }

  async stop(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.process.kill(signal);
    await this.exited;
  }

  #add(chunk: Buffer) {
    this.#output += chunk;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

function withPort(config: object, port: number): object {
  const given = config as { app?: object; backend?: { listen?: object } };
  const baseUrl = `http://localhost:${port}`;
  return {
    ...given,
    // A package that is never built: the frontend may be half built by someone else at this moment.
    app: { ...given.app, baseUrl, packageName: '@internal/test-kit' },
    backend: {
      ...given.backend,
      baseUrl,
      listen: { host: '127.0.0.1', ...given.backend?.listen, port },
    },
  };
}
