import { promises as fs } from 'node:fs';
import path from 'node:path';
import { alternativesOf, isPattern, nameMatcher } from './globs';

/** A file that a pattern names. */
export interface FoundFile {
  /** Absolute. */
  path: string;
  /** Below the working folder, with slashes. */
  name: string;
}

/** What is not sent, and why. */
export interface Missing {
  name: string;
  reason: string;
}

/** Holds packages of others, with reports of their own. */
const PASSED_OVER = 'node_modules';
const EVERYTHING = '**';

const isThere = async (file: string) => fs.stat(file).catch(() => undefined);

async function entriesOf(folder: string) {
  const entries = await fs
    .readdir(folder, { withFileTypes: true })
    .catch(() => []);
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Files below a folder that match; folders that are links are not looked into, or there might be no end. */
async function walk(
  folder: string,
  parts: readonly string[],
): Promise<string[]> {
  const [part, ...rest] = parts;
  if (part === undefined) return [];
  if (part === EVERYTHING) {
    const below = rest.length > 0 ? rest : ['*'];
    const found = await walk(folder, below);
    for (const entry of await entriesOf(folder)) {
      const isIn =
        entry.isDirectory() &&
        !entry.name.startsWith('.') &&
        entry.name !== PASSED_OVER;
      if (isIn)
        found.push(...(await walk(path.join(folder, entry.name), parts)));
    }
    return found;
  }
  if (!isPattern(part)) {
    const next = path.join(folder, part);
    if (rest.length > 0) return walk(next, rest);
    return (await isThere(next))?.isFile() ? [next] : [];
  }
  const matches = nameMatcher(part);
  const found: string[] = [];
  for (const entry of await entriesOf(folder)) {
    if (!matches(entry.name)) continue;
    const next = path.join(folder, entry.name);
    if (rest.length === 0 && (entry.isFile() || entry.isSymbolicLink())) {
      if ((await isThere(next))?.isFile()) found.push(next);
    } else if (rest.length > 0 && entry.isDirectory()) {
      found.push(...(await walk(next, rest)));
    }
  }
  return found;
}

/** The folder that a pattern begins in, and what of it is to be looked for below. */
function divide(pattern: string, cwd: string) {
  const parts = pattern.split('/');
  const at = parts.findIndex(isPattern);
  const last = at < 0 ? parts.length - 1 : at;
  return {
    base: path.resolve(
      cwd,
      parts.slice(0, last).join('/') || (pattern.startsWith('/') ? '/' : '.'),
    ),
    parts: parts.slice(last).filter(part => part !== '' && part !== '.'),
  };
}

const isWithin = (folder: string, file: string) => {
  const relative = path.relative(folder, file);
  return (
    relative !== '..' &&
    !relative.startsWith(`..${path.sep}`) &&
    !path.isAbsolute(relative)
  );
};

/** A name of a file as everyone may read it: below the working folder, or below what leads out of it. */
function nameOf(file: string, cwd: string): string {
  const relative = path.relative(cwd, file);
  return relative
    .split(path.sep)
    .filter(part => part !== '..' && !part.endsWith(':'))
    .join('/');
}

/** A link out of the folder that was named could send any file of the machine: what is tested may have put it there. */
async function isLinkedOut(file: string, base: string, cwd: string) {
  const allowed = isWithin(cwd, base) ? cwd : base;
  return !isWithin(await fs.realpath(allowed), await fs.realpath(file));
}

async function findOne(
  written: string,
  cwd: string,
): Promise<{ files: FoundFile[]; missing: Missing[] }> {
  const pattern = path.sep === '\\' ? written.replaceAll('\\', '/') : written;
  const asItIs = await isThere(path.resolve(cwd, pattern));
  if (asItIs?.isDirectory()) {
    const reason = `is a folder; name the files in it, as with '${pattern.replace(
      /\/+$/,
      '',
    )}/**/*.xml'`;
    return { files: [], missing: [{ name: written, reason }] };
  }
  const files: FoundFile[] = [];
  const missing: Missing[] = [];
  for (const one of asItIs ? [pattern] : alternativesOf(pattern)) {
    const { base, parts } = asItIs
      ? { base: path.dirname(path.resolve(cwd, one)), parts: [] }
      : divide(one, cwd);
    const found = asItIs ? [path.resolve(cwd, one)] : await walk(base, parts);
    for (const file of found) {
      if (await isLinkedOut(file, base, cwd)) {
        missing.push({
          name: nameOf(file, cwd),
          reason:
            'leads out of the folder by a link; name the file that it leads to',
        });
      } else {
        files.push({ path: file, name: nameOf(file, cwd) });
      }
    }
  }
  if (files.length + missing.length === 0) {
    const reason = isPattern(pattern)
      ? `names no file in ${cwd}; did the tests run, and write their reports there?`
      : `is not there, in ${cwd}`;
    missing.push({ name: written, reason });
  }
  return { files, missing };
}

/** Files that patterns name, each once and in the order of their names, and what names none. */
export async function findFiles(
  patterns: readonly string[],
  cwd: string,
): Promise<{ files: FoundFile[]; missing: Missing[] }> {
  const files = new Map<string, FoundFile>();
  const missing = new Map<string, Missing>();
  for (const pattern of patterns) {
    const found = await findOne(pattern, cwd);
    found.files.forEach(file => files.set(file.path, file));
    found.missing.forEach(one => missing.set(one.name, one));
  }
  return {
    files: [...files.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    missing: [...missing.values()],
  };
}
