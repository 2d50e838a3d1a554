import { fork } from 'node:child_process';
import { once } from 'node:events';

/**
 * Has another process do something, which takes nothing of the event loop of this one.
 *
 * @param file - serves tasks by `sending.mjs`
 */
export async function askProcess<T>(file: string, task: object): Promise<T> {
  const child = fork(file, {
    execArgv: [],
    // JSON has no Infinity.
    serialization: 'advanced',
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The process ${file} ended with ${code}`);
  });
  child.send(task);
  const [found] = await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => undefined);
  return found;
}
