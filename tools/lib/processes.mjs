import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';

/** How a child ended: its exit code, 1 when a signal or a failed start ended it. */
export function ended(child) {
  return new Promise(resolve => {
    child.once('error', error => {
      console.error(String(error));
      resolve(1);
    });
    child.once('exit', code => resolve(code ?? 1));
  });
}

/**
 * Runs a program to its end and returns the exit code.
 * @param {{log?: string} & import('node:child_process').SpawnOptions} options `log`: a file that takes the output
 */
export async function run(command, args, { log, ...options } = {}) {
  const output = log && openLog(log);
  const child = spawn(command, args, {
    stdio: output ? ['ignore', output, output] : 'inherit',
    ...options,
  });
  const code = await ended(child);
  if (output) fs.closeSync(output);
  return code;
}

/** Opens an emptied log file. */
export function openLog(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  return fs.openSync(file, 'w', 0o600);
}

/** The command line of a running process; empty when there is none of that number. */
export function commandOf(pid) {
  try {
    // Slim containers have no ps.
    if (process.platform === 'linux') {
      return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    }
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch {
    return '';
  }
}

const answers = (port, host) =>
  new Promise(resolve => {
    const socket = net.connect({ port, host, timeout: 500 });
    const settle = answer => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', settle(true));
    socket.once('error', settle(false));
    socket.once('timeout', settle(false));
  });

const listens = port =>
  new Promise(resolve => {
    const server = net.createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1' }, () => {
      const { port: taken } = server.address();
      server.close(() => resolve(taken));
    });
  });

/** True when nobody on this machine would get a browser's request to localhost:port. */
export async function isFree(port) {
  if (await answers(port, '127.0.0.1')) return false;
  if (await answers(port, '::1')) return false;
  return (await listens(port)) !== undefined;
}

/** The first free port at or after `first`, or any free port. */
export async function freePort(first) {
  if (first === undefined) return listens(0);
  for (let port = first; port < first + 100; port++) {
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port between ${first} and ${first + 99}`);
}
