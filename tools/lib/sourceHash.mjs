import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

const skipped = new Set(['node_modules', 'dist', 'dist-types', 'e2e-tests']);

function* filesOf(place) {
  const stat = fs.statSync(place, { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory()) {
    yield place;
    return;
  }
  for (const name of fs.readdirSync(place).sort()) {
    if (skipped.has(name) || /\.test\.tsx?$/.test(name)) continue;
    yield* filesOf(path.join(place, name));
  }
}

/** One hash over the content of files and folders, given from the root. */
export function sourceHash(...places) {
  const hash = crypto.createHash('sha256');
  for (const place of places) {
    for (const file of filesOf(path.join(root, place))) {
      hash.update(path.relative(root, file)).update('\0');
      hash.update(fs.readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}
