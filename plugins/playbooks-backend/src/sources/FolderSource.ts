import { createHash } from 'node:crypto';
import { constants, type Dirent } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '@backstage/errors';
import type { RouteRules } from '@callboard/backstage-plugin-playbooks-common';
import type { PageSource, SourceFile } from './PageSource';

/** Most files of a folder; one with more is not a folder of pages. */
const MOST_FILES = 50_000;
const LEFT_OUT = new Set(['.git', 'node_modules']);

/**
 * A folder of the machine, such as a clone that something else keeps up to date. Links out of the folder are not followed:
 * who may write pages may not read the machine's files.
 */
export class FolderSource implements PageSource {
  readonly id: string;
  readonly routes?: RouteRules;
  readonly #folder: string;
  readonly #url?: string;

  constructor(options: {
    id: string;
    folder: string;
    /** Where the folder is shown to people, without slash at its end. */
    url?: string;
    routes?: RouteRules;
  }) {
    this.id = options.id;
    this.routes = options.routes;
    this.#folder = options.folder;
    this.#url = options.url;
  }

  addressOf(file: string): string | undefined {
    return (
      this.#url &&
      `${this.#url}/${file.split('/').map(encodeURIComponent).join('/')}`
    );
  }

  async read({ etag, signal }: { etag?: string; signal: AbortSignal }) {
    const root = await realpath(this.#folder);
    const entries = await this.#list(root, signal);
    const hash = createHash('sha256');
    const files: SourceFile[] = [];
    for (const file of entries) {
      signal.throwIfAborted();
      const { size, mtimeMs } = await stat(file);
      const relative = path.relative(root, file).split(path.sep).join('/');
      hash.update(`${relative}\0${size}\0${mtimeMs}\0`);
      files.push({ path: relative, size, read: () => readWithin(root, file) });
    }
    const found = hash.digest('hex');
    return found === etag ? undefined : { etag: found, files };
  }

  async #list(root: string, signal: AbortSignal): Promise<string[]> {
    const files: string[] = [];
    const folders = [root];
    for (let folder = folders.pop(); folder; folder = folders.pop()) {
      signal.throwIfAborted();
      const entries: Dirent[] = await readdir(folder, { withFileTypes: true });
      for (const entry of entries) {
        const full = path.join(folder, entry.name);
        if (entry.isDirectory() && !LEFT_OUT.has(entry.name)) {
          folders.push(full);
        } else if (entry.isFile()) {
          files.push(full);
        }
      }
      if (files.length > MOST_FILES) {
        throw new InputError(
          `The folder of source '${this.id}' has more than ${MOST_FILES} files: name the folder of its pages`,
        );
      }
    }
    return files.sort();
  }
}

/** Reads a file unless it has meanwhile become a link, or a folder above it leads elsewhere. */
async function readWithin(root: string, file: string): Promise<Buffer> {
  const real = await realpath(file);
  if (!real.startsWith(root + path.sep)) {
    throw new InputError(`${file} leads out of its source`);
  }
  const handle = await open(real, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}
