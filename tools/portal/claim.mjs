import fs from 'node:fs';
import { Told } from '../lib/console.mjs';
import { inState, state } from '../lib/paths.mjs';
import { commandOf } from '../lib/processes.mjs';

const file = inState('portal.lock');

/** One portal at a time works on the state of this checkout. Returns the function that gives it up. */
export function claimState() {
  fs.mkdirSync(state, { recursive: true });
  const holder = fs.existsSync(file)
    ? Number(/^pid: (\d+)$/m.exec(fs.readFileSync(file, 'utf8'))?.[1])
    : undefined;
  if (
    holder !== undefined &&
    holder !== process.pid &&
    commandOf(holder).includes('portal/start.mjs')
  ) {
    throw new Told(
      `This checkout's portal is running already (process ${holder})\n  Stop it first.`,
    );
  }
  fs.writeFileSync(file, `pid: ${process.pid}\n`);
  return () => fs.rmSync(file, { force: true });
}
