import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { OldAddresses } from '@callboard/backstage-plugin-playbooks-common';
import type { ServiceChangeStore } from './changes/ServiceChangeStore';
import type { PlaybooksConfig } from './config/readPlaybooksConfig';
import type { PageStore } from './database/PageStore';
import type { RunStore } from './database/RunStore';
import { Directory } from './entities/Directory';
import type { ImageStore } from './images/ImageStore';
import { ImageSync } from './images/ImageSync';
import { LinkCheck } from './links/LinkCheck';
import type { LinkStore } from './links/LinkStore';
import { PageSearch } from './service/PageSearch';
import { PageRegister } from './service/PageRegister';
import { PlaybookReader } from './service/PlaybookReader';
import { SeenPages } from './service/SeenPages';
import type { PageSource } from './sources/PageSource';
import { SourceBook } from './sources/SourceBook';

/** Puts together what knows all pages: of the configuration, and of entities. */
export function createPages(options: {
  config: PlaybooksConfig;
  sources: readonly PageSource[];
  store: PageStore;
  linkStore: LinkStore;
  changes: ServiceChangeStore;
  images: ImageStore;
  runStore: RunStore;
  urlReader: UrlReaderService;
}) {
  const { config, sources, store, linkStore, images } = options;
  const { runStore, urlReader } = options;
  const directory = new Directory({
    techdocs: config.techdocs,
    configured: sources.flatMap(source => source.addressOf('') ?? []),
  });
  const book = new SourceBook({ configured: sources, directory, urlReader });
  const { external, redirects, resolvers } = config;
  const oldAddresses = new OldAddresses(redirects, resolvers.all);
  const register = new PageRegister({
    store,
    links: linkStore,
    changes: options.changes,
    directory,
    book,
    external,
    oldAddresses,
  });
  return {
    directory,
    book,
    register,
    pages: new SeenPages(register),
    images,
    imageSync: new ImageSync({ images, links: linkStore }),
    linkCheck: new LinkCheck({ pages: store, links: linkStore }),
    reader: new PlaybookReader({
      search: new PageSearch(store),
      store,
      links: linkStore,
      runs: runStore,
      register,
      mappings: config.mappings,
    }),
  };
}
