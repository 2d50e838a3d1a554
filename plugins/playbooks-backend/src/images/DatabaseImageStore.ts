import { inBatches } from '@internal/backend-kit';
import type { Knex } from 'knex';
import { pageIdOf } from '../sync/pageIdOf';
import type { ImageStore, PageImage } from './ImageStore';

type ImageRow = PageImage & { id: string; source_id: string };

/** Parameters of a statement. */
const ROWS = 500;

/** Keeps images in SQLite or PostgreSQL. */
export class DatabaseImageStore implements ImageStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async readVersions(sourceId: string): Promise<Map<string, string>> {
    const rows = await this.#db<ImageRow>('page_images')
      .where({ source_id: sourceId })
      .select('path', 'version');
    return new Map(rows.map(({ path, version }) => [path, version]));
  }

  async write(sourceId: string, image: PageImage): Promise<void> {
    await this.#db<ImageRow>('page_images')
      .insert({
        ...image,
        id: pageIdOf(sourceId, image.path),
        source_id: sourceId,
      })
      .onConflict('id')
      .merge();
  }

  async remove(sourceId: string, paths: readonly string[]): Promise<void> {
    for (const batch of inBatches(paths, ROWS)) {
      await this.#db<ImageRow>('page_images')
        .whereIn(
          'id',
          batch.map(path => pageIdOf(sourceId, path)),
        )
        .delete();
    }
  }

  async removeOf(sourceIds: readonly string[]): Promise<void> {
    for (const batch of inBatches(sourceIds, ROWS)) {
      await this.#db<ImageRow>('page_images')
        .whereIn('source_id', batch)
        .delete();
    }
  }

  async read(
    sourceId: string,
    paths: readonly string[],
  ): Promise<PageImage | undefined> {
    for (const path of paths) {
      const row = await this.#db<ImageRow>('page_images')
        .where({ id: pageIdOf(sourceId, path) })
        .first('type', 'version', 'content');
      if (row) return { ...row, path, content: Buffer.from(row.content) };
    }
    return undefined;
  }
}
