import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const READY_MS = 60_000;

export interface ProgramOptions {
  name: string;
  command: string;
  args: string[];
  /** Whether it does its work by now. */
  isReady: () => Promise<boolean>;
}

/**
 * Starts a program of others, whose output goes to the logs of `./dev`, and waits until it does its work.
 *
 * @returns what ends it
 */
export async function startProgram(
  options: ProgramOptions,
): Promise<() => Promise<void>> {
  const { name, command, args, isReady } = options;
  const file = path.join('.callboard', 'logs', `${name}.log`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const log = fs.openSync(file, 'w', 0o600);
  const child = spawn(command, args, { stdio: ['ignore', log, log] });
  fs.closeSync(log);
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill();
    await ended;
  };
  const limit = Date.now() + READY_MS;
  while (!(await isReady().catch(() => false))) {
    if (child.exitCode !== null || Date.now() > limit) {
      await stop();
      throw new Error(`${name} did not start; its log: ${file}`);
    }
    await sleep(100);
  }
  return stop;
}
