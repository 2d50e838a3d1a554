import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import { fromRoot, root } from './paths.mjs';

const require = createRequire(import.meta.url);

function commit() {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: root,
      stdio: 'pipe',
      encoding: 'utf8',
    }).trim();
  } catch {
    return undefined;
  }
}

/** Appends results as lines of JSON, each with what is needed to judge it later. Returns the file. */
export function recordEvidence(name, results) {
  const file = fromRoot('docs/evidence', `${name}.jsonl`);
  const circumstances = {
    date: new Date().toISOString(),
    commit: commit(),
    backstage: require(fromRoot('backstage.json')).version,
    node: process.versions.node,
    cores: os.cpus().length,
  };
  fs.mkdirSync(fromRoot('docs/evidence'), { recursive: true });
  fs.appendFileSync(
    file,
    results
      .map(result => `${JSON.stringify({ ...result, ...circumstances })}\n`)
      .join(''),
  );
  return file;
}
