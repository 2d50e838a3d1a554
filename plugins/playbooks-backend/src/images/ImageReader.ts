import { NotFoundError } from '@backstage/errors';
import { imagePathsOf } from '@callboard/backstage-plugin-playbooks-common';
import type { Pages } from '../service/Register';
import type { ImageStore, PageImage } from './ImageStore';

/** Gives images of the pages that somebody sees. */
export class ImageReader {
  readonly #images: Pick<ImageStore, 'read'>;
  readonly #pages: Pages;

  constructor(images: Pick<ImageStore, 'read'>, pages: Pages) {
    this.#images = images;
    this.#pages = pages;
  }

  /**
   * @param target - as the page writes it
   * @throws NotFoundError where there is no such page, or no such image in its source
   */
  async get(pageId: string, target: string): Promise<PageImage> {
    const { byId, known } = await this.#pages.read();
    const page = byId.get(pageId);
    const source = page && known.get(page.sourceId)?.source;
    if (!page || !source) throw new NotFoundError(`No page ${pageId}`);
    const { path } = page;
    const image = await this.#images.read(
      page.sourceId,
      imagePathsOf(target, { path, routes: source.routes }),
    );
    if (!image) {
      throw new NotFoundError('The source of the page has no such image');
    }
    return image;
  }
}
