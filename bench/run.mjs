/*
 * `yarn bench <name> [options]` runs bench/<name>.bench.ts, which exports
 * `run(options: string[]): Promise<void>` and reports figures with bench/lib/report.ts.
 *
 *   --record   appends the figures to docs/evidence/bench-<name>.jsonl
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { main, Told } from '../tools/lib/console.mjs';
import { fromRoot } from '../tools/lib/paths.mjs';
import { ended } from '../tools/lib/processes.mjs';
import { recordEvidence } from '../tools/lib/evidence.mjs';

const names = () =>
  fs
    .readdirSync(fromRoot('bench'))
    .filter(file => file.endsWith('.bench.ts'))
    .map(file => file.replace('.bench.ts', ''));

function readFigures(text) {
  return text
    .split('\n')
    .filter(line => line.startsWith('{"metric":'))
    .map(line => JSON.parse(line));
}

main(async ([name, ...options]) => {
  if (!names().includes(name)) {
    const known = names().join(', ') || 'none yet';
    throw new Told(`There is no bench "${name ?? ''}". Known: ${known}`);
  }
  const child = spawn(
    process.execPath,
    [
      '--require',
      fromRoot('node_modules/@backstage/cli/config/nodeTransform.cjs'),
      fromRoot('bench/lib/main.ts'),
      fromRoot('bench', `${name}.bench.ts`),
      ...options.filter(option => option !== '--record'),
    ],
    {
      // Packages resolve as they do for the backend.
      cwd: fromRoot('packages/backend'),
      stdio: ['inherit', 'pipe', 'inherit'],
      env: { ...process.env, NODE_ENV: process.env.NODE_ENV ?? 'production' },
    },
  );
  let output = '';
  child.stdout.on('data', chunk => {
    output += chunk;
    process.stdout.write(chunk);
  });
  const code = await ended(child);
  // A figure above its limit is on record as well.
  const figures = readFigures(output);
  if (figures.length && options.includes('--record')) {
    const file = recordEvidence(`bench-${name}`, figures);
    console.log(`\nRecorded in ${path.relative(fromRoot(), file)}`);
  }
  return code;
});
