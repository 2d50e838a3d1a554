import { constants, type Dirent } from 'node:fs';
import { open, readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '@backstage/errors';
import {
  isDocumentFile,
  LARGEST_FILE,
  MOST_FILES,
  type DocumentSource,
  type SourceFile,
} from './DocumentSource';

const LEFT_OUT = new Set(['.git', 'node_modules']);

/** Folders that are looked into. */
const MOST_FOLDERS = 2_000;

/** A folder of the machine, such as a clone that something else keeps up to date. Links are not followed. */
export class FolderDocuments implements DocumentSource {
  readonly target: string;

  constructor(target: string) {
    this.target = target;
  }

  get prefix(): string {
    return this.target.endsWith('/') ? this.target : `${this.target}/`;
  }

  async read(signal: AbortSignal): Promise<SourceFile[]> {
    const root = await realpath(this.target);
    const files = await this.#list(root, signal);
    return files.map(file => {
      const relative = path.relative(root, file).split(path.sep).join('/');
      return {
        path: `${this.prefix}${relative}`,
        read: () => readWithin(root, file),
      };
    });
  }

  async #list(root: string, signal: AbortSignal): Promise<string[]> {
    const files: string[] = [];
    const folders = [root];
    let looked = 0;
    for (let folder = folders.pop(); folder; folder = folders.pop()) {
      signal.throwIfAborted();
      const entries: Dirent[] = await readdir(folder, { withFileTypes: true });
      for (const entry of entries) {
        const full = path.join(folder, entry.name);
        if (entry.isDirectory() && !LEFT_OUT.has(entry.name)) {
          folders.push(full);
        } else if (entry.isFile() && isDocumentFile(entry.name)) {
          files.push(full);
        }
      }
      looked += 1;
      if (files.length > MOST_FILES || looked > MOST_FOLDERS) {
        throw new InputError(
          `${this.target} has more than ${MOST_FILES} files or folders; name the folder of its documents`,
        );
      }
    }
    return files.sort();
  }
}

/** Reads the beginning of a file unless it has meanwhile become a link, or a folder above it leads elsewhere. */
async function readWithin(root: string, file: string): Promise<Buffer> {
  const real = await realpath(file);
  if (!real.startsWith(root + path.sep)) {
    throw new InputError(`${file} leads out of its folder`);
  }
  const handle = await open(real, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const chunks: Buffer[] = [];
    const range = { end: LARGEST_FILE, autoClose: false };
    for await (const chunk of handle.createReadStream(range)) {
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    await handle.close();
  }
}
