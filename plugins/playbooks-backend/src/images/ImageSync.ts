import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { inBatches } from '@internal/backend-kit';
import { imagePathsOf } from '@callboard/backstage-plugin-playbooks-common';
import type { RefusedFile } from '../database/PageStore';
import type { LinkStore } from '../links/LinkStore';
import type { PageSource, SourceFile } from '../sources/PageSource';
import type { ImageStore, PageImage } from './ImageStore';
import { imageTypeOf } from './imageTypeOf';

/** Largest image, in bytes. */
const LARGEST = 5_000_000;

/** Most bytes of all images of a source: anybody who writes a descriptor may name one. */
const MOST_BYTES = 100_000_000;

/** Pages whose links are read at a stretch. */
const SLICE = 100;

const inKb = (bytes: number) => `${Math.ceil(bytes / 1_000)} kB`;

const tooLarge = (bytes: number) =>
  `It has ${inKb(bytes)}: images have at most ${inKb(LARGEST)}.`;

/**
 * Keeps the images that pages of a source show, and no other files of it. They are read together with the pages, so that a page
 * is whole in each process and stays whole when the host of the source does not answer.
 */
export class ImageSync {
  readonly #images: ImageStore;
  readonly #links: Pick<LinkStore, 'readPages' | 'readFound'>;

  constructor(options: {
    images: ImageStore;
    links: Pick<LinkStore, 'readPages' | 'readFound'>;
  }) {
    this.#images = options.images;
    this.#links = options.links;
  }

  /**
   * @param files - all of the source, whose pages have been written
   * @returns images that are not taken, with the reasons
   */
  async sync(
    source: Pick<PageSource, 'id' | 'routes'>,
    files: readonly SourceFile[],
    signal: AbortSignal,
  ): Promise<RefusedFile[]> {
    const known = await this.#images.readVersions(source.id);
    const refused: RefusedFile[] = [];
    const taken = new Set<string>();
    let room = MOST_BYTES;
    for (const file of await this.#shown(source, files, signal)) {
      signal.throwIfAborted();
      const { path } = file;
      const read = await readImage(file, room);
      if ('reason' in read) {
        refused.push({ path, reason: read.reason });
        continue;
      }
      taken.add(path);
      room -= read.content.length;
      if (known.get(path) !== read.version) {
        await this.#images.write(source.id, { path, ...read });
      }
    }
    await this.#images.remove(
      source.id,
      [...known.keys()].filter(path => !taken.has(path)),
    );
    return refused;
  }

  /** The files that pages show as images. */
  async #shown(
    source: Pick<PageSource, 'id' | 'routes'>,
    files: readonly SourceFile[],
    signal: AbortSignal,
  ): Promise<SourceFile[]> {
    const byPath = new Map(files.map(file => [file.path, file]));
    const shown = new Set<SourceFile>();
    const pages = await this.#links.readPages(source.id);
    for (const batch of inBatches(pages, SLICE)) {
      signal.throwIfAborted();
      const found = await this.#links.readFound(batch.map(({ id }) => id));
      for (const { id, path } of batch) {
        for (const { kind, target } of found.get(id)?.links ?? []) {
          if (kind !== 'image') continue;
          const at = imagePathsOf(target, { path, routes: source.routes });
          const file = at.map(one => byPath.get(one)).find(Boolean);
          if (file) shown.add(file);
        }
      }
      await nextTurn();
    }
    return [...shown];
  }
}

async function readImage(
  file: SourceFile,
  room: number,
): Promise<Omit<PageImage, 'path'> | { reason: string }> {
  if (file.size !== undefined && file.size > LARGEST) {
    return { reason: tooLarge(file.size) };
  }
  const content = await file.read();
  if (content.length > LARGEST) return { reason: tooLarge(content.length) };
  if (content.length > room) {
    return {
      reason: `The images of a source have at most ${inKb(
        MOST_BYTES,
      )} together, and others came before.`,
    };
  }
  const type = imageTypeOf(content);
  return type
    ? {
        type,
        content,
        version: createHash('sha256').update(content).digest('hex'),
      }
    : {
        reason:
          'It is shown as an image, and is none: pages show PNG, JPEG, GIF, WebP, AVIF and SVG.',
      };
}
