import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { Told, tail } from '../lib/console.mjs';
import { fromRoot, root as ownRoot } from '../lib/paths.mjs';
import { ended } from '../lib/processes.mjs';

const READINESS = '/.backstage/health/v1/readiness';
const START_LIMIT = 180_000;

/** What plugins log while others are still starting; it passes by itself. */
const isOfStart = line =>
  /Service has not started up yet|Scorecards are being read after a start|events backend not found|failed with 503 Service Unavailable/.test(
    line,
  );

/** A line of the log as a person reads it: without the fields that repeat it for machines. */
const readable = line =>
  line
    .replace(/^(\S+) (\S+) (warn|error) /, '$3  $2: ')
    .replace(/ (?:type|cause|name|stack|task|status)=.*$/, '')
    .slice(0, 400);

/** Writes all output to the log; of `problems` it shows warnings and errors, each with its further lines. */
function follow(stream, log, show) {
  let shown = show === 'all';
  readline.createInterface({ input: stream }).on('line', line => {
    const plain = stripVTControlCharacters(line);
    if (plain.includes(READINESS)) return;
    log.write(`${plain}\n`);
    if (show === 'problems' && /^\d{4}-\d\d-\d\dT\S+ /.test(plain)) {
      shown = /^\S+ \S+ (warn|error)\b/.test(plain) && !isOfStart(plain);
    }
    if (shown) console.log(show === 'all' ? plain : readable(plain));
  });
}

async function untilReady(port, exited) {
  const url = `http://127.0.0.1:${port}${READINESS}`;
  const limit = Date.now() + START_LIMIT;
  let over = false;
  exited.then(() => {
    over = true;
  });
  while (!over && Date.now() < limit) {
    const answer = await fetch(url, {
      signal: AbortSignal.timeout(5_000),
    }).catch(() => undefined);
    if (answer?.ok) return true;
    await sleep(200);
  }
  return false;
}

/**
 * Starts the backend from its sources, without a watcher.
 * @param {{configs: string[], port: number, env: object, logFile: string, show?: 'all' | 'problems' | 'nothing', root?: string}} options
 *   `show`: what of the log the terminal shows; `root`: of another portal than this one
 * @returns `ready` rejects when the backend ends before it answers; `exited` gives its exit code
 */
export function startBackend({ configs, port, env, logFile, ...options }) {
  const { show = 'nothing', root = ownRoot } = options;
  fs.mkdirSync(path.dirname(logFile), { recursive: true });
  const log = fs.createWriteStream(logFile, { mode: 0o600 });
  const child = spawn(
    process.execPath,
    [
      '--enable-source-maps',
      '--require',
      fromRoot('tools/portal/guard.cjs'),
      '--require',
      path.join(root, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
      'src/index.ts',
      ...configs.flatMap(config => ['--config', config]),
    ],
    {
      cwd: path.join(root, 'packages/backend'),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...process.env,
        NODE_ENV: 'development',
        CALLBOARD_DEMO: '1',
        ...env,
      },
    },
  );
  follow(child.stdout, log, show);
  follow(child.stderr, log, show);
  const exited = ended(child);
  const ready = untilReady(port, exited).then(isReady => {
    if (isReady) return;
    child.kill('SIGKILL');
    throw new Told(
      `The backend did not start:\n${tail(
        logFile,
        40,
      )}\n  The whole log: ${logFile}`,
    );
  });
  const stop = async () => {
    if (child.exitCode === null) child.kill('SIGTERM');
    const forced = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await exited;
    clearTimeout(forced);
  };
  return { pid: child.pid, ready, exited, stop };
}
