import fs from 'node:fs';
import path from 'node:path';
import { root } from '../lib/paths.mjs';

/** What tests ask to know that they are run in the long tier. */
export const FULL = 'CALLBOARD_FULL';

const IMPORTED = /\b(?:from|import\(|require\()\s*['"](\.[^'"]*)['"]/g;

const withoutEnding = file => file.replace(/(?:\/index)?\.tsx?$/, '');

function* sourcesIn(folder) {
  for (const name of ['packages', 'plugins']) {
    const workspaces = path.join(folder, name);
    for (const workspace of fs.readdirSync(workspaces)) {
      const sources = path.join(workspaces, workspace, 'src');
      if (!fs.existsSync(sources)) continue;
      for (const file of fs.readdirSync(sources, { recursive: true })) {
        if (/\.tsx?$/.test(file)) yield path.join(sources, file);
      }
    }
  }
}

/**
 * Test files that do more in the long tier: they ask for it, or a file does that they import. The others would do the same again.
 *
 * @returns paths from the root
 */
export function findLongTests(folder = root) {
  const imports = new Map();
  const found = new Set();
  for (const file of sourcesIn(folder)) {
    const text = fs.readFileSync(file, 'utf8');
    const name = withoutEnding(file);
    if (text.includes(FULL)) found.add(name);
    const own = [...text.matchAll(IMPORTED)].map(([, to]) =>
      withoutEnding(path.resolve(path.dirname(file), to)),
    );
    imports.set(file, { name, own });
  }
  let before;
  do {
    before = found.size;
    for (const { name, own } of imports.values()) {
      if (own.some(one => found.has(one))) found.add(name);
    }
  } while (found.size > before);
  return [...imports]
    .filter(([file, { name }]) => found.has(name) && /\.test\.tsx?$/.test(file))
    .map(([file]) => path.relative(folder, file))
    .sort();
}
