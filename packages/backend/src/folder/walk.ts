import fs from 'node:fs/promises';
import path from 'node:path';

/** A YAML file below the root. */
export interface FoundFile {
  /** Path below the root, with forward slashes. */
  file: string;
  absolute: string;
  /** Changes whenever the file does. */
  stamp: string;
  /** Bytes. */
  size: number;
}

/** A place of the tree that was not read. */
export interface Unread {
  file: string;
  reason: string;
  fix: string;
}

/** Bounds of one pass over a folder. */
export interface WalkLimits {
  files: number;
}

/** Folders of tools. Other folders with a dot are read: many repositories keep their descriptor in .backstage or .github. */
const skippedFolders = new Set(
  'node_modules .git .hg .svn .yarn .venv .tox .cache .terraform'.split(' '),
);
const isYaml = (name: string) => /\.ya?ml$/i.test(name);

/** Order of code units, the same on every machine and in every language. */
export const byPath = (a: { file: string }, b: { file: string }) => {
  if (a.file === b.file) {
    return 0;
  }
  return a.file < b.file ? -1 : 1;
};

class Walk {
  readonly files: FoundFile[] = [];
  readonly unread: Unread[] = [];

  constructor(readonly root: string, readonly limits: WalkLimits) {}

  async folder(below: string): Promise<void> {
    const absolute = path.join(this.root, below);
    const entries = await fs
      .readdir(absolute, { withFileTypes: true })
      .catch((error: Error) => this.#cannotRead(below, error));
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (this.files.length >= this.limits.files) {
        return;
      }
      const file = below ? `${below}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        if (!skippedFolders.has(entry.name)) {
          await this.folder(file);
        }
      } else if (isYaml(entry.name)) {
        await this.file(file, entry.isSymbolicLink());
      }
    }
  }

  async file(file: string, isLink: boolean): Promise<void> {
    const absolute = path.join(this.root, file);
    if (isLink) {
      await this.#link(file, absolute);
      return;
    }
    const stat = await fs.stat(absolute).catch(() => undefined);
    if (stat?.isFile()) {
      const stamp = `${stat.mtimeMs} ${stat.size}`;
      this.files.push({ file, absolute, stamp, size: stat.size });
    }
  }

  /** A link into the folder names a file that is read anyway; any other link is reported and not followed. */
  async #link(file: string, absolute: string): Promise<void> {
    const target = await fs.realpath(absolute).catch(() => undefined);
    if (target === undefined) {
      this.unread.push({
        file,
        reason: 'This link points to a file that does not exist.',
        fix: 'Remove the link or restore its target.',
      });
    } else if (!isInside(this.root, target)) {
      this.unread.push({
        file,
        reason: 'This link leads out of the folder and is not followed.',
        fix: 'Copy the file into the folder.',
      });
    }
  }

  #cannotRead(file: string, error: Error & { code?: string }): [] {
    this.unread.push({
      file: file || '.',
      reason: `The folder cannot be read (${error.code ?? error.message}).`,
      fix: 'Give the portal the right to read it.',
    });
    return [];
  }
}

/** True when `target` is `root` or below it. Both absolute, links resolved. */
export function isInside(root: string, target: string): boolean {
  const relative = path.relative(root, target);
  return (
    relative !== '..' &&
    !relative.startsWith(`..${path.sep}`) &&
    !path.isAbsolute(relative)
  );
}

/** The YAML files of a tree, sorted by path; folders of tools left out, links not followed. */
export async function listYamlFiles(
  root: string,
  limits: WalkLimits,
): Promise<{ files: FoundFile[]; unread: Unread[] }> {
  const walk = new Walk(root, limits);
  await walk.folder('');
  if (walk.files.length >= limits.files) {
    walk.unread.push({
      file: walk.files[walk.files.length - 1].file,
      reason: `The folder holds ${limits.files} YAML files or more; what comes after this one is not read.`,
      fix: 'Point CATALOG at a smaller folder.',
    });
  }
  return { files: walk.files.sort(byPath), unread: walk.unread };
}
