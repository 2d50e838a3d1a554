import { spawn } from 'node:child_process';
import path from 'node:path';

const CLI = path.resolve(__dirname, '../../bin/callboard-builds');

/** What a command did. */
export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/**
 * Runs the command itself, in a process of its own.
 *
 * @param options.env - all of its environment but PATH
 */
export function runCli(
  args: readonly string[],
  options: { cwd: string; env?: Record<string, string> },
): Promise<Ended> {
  const { PATH = '' } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...args], {
      cwd: options.cwd,
      env: { PATH, ...options.env } as NodeJS.ProcessEnv,
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', chunk => (out += chunk));
    child.stderr.on('data', chunk => (err += chunk));
    child.on('error', reject);
    child.on('close', code => resolve({ code, out, err }));
  });
}
