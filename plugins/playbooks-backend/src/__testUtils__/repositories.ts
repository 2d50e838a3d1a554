import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { NotFoundError, NotModifiedError } from '@backstage/errors';

/** Repositories in memory: addresses of files, as a browser shows them, with their texts. A reading of a folder gives its files. */
export function repositories(files: Record<string, string>) {
  const texts = new Map(Object.entries(files));
  const reads: string[] = [];
  const revisions = { current: 1 };
  const etagOf = (known?: string) => {
    const etag = `r${revisions.current}`;
    if (known === etag) throw new NotModifiedError();
    return etag;
  };
  const service: UrlReaderService = mockServices.urlReader.mock({
    readTree: async (url, options) => {
      reads.push(url);
      const etag = etagOf(options?.etag);
      const folder = `${url.replace('/tree/', '/blob/').replace(/\/$/, '')}/`;
      const found = [...texts].filter(([address]) =>
        address.startsWith(folder),
      );
      if (found.length === 0) throw new NotFoundError(`${url} is not there`);
      return {
        etag,
        files: async () =>
          found.map(([address, text]) => ({
            path: decodeURIComponent(address.slice(folder.length)),
            content: async () => Buffer.from(text),
          })),
        archive: async () => Promise.reject(new Error('Not kept')),
        dir: async () => Promise.reject(new Error('Not kept')),
      };
    },
    readUrl: async (url, options) => {
      reads.push(url);
      const etag = etagOf(options?.etag);
      const text = texts.get(url);
      if (text === undefined) throw new NotFoundError(`${url} is not there`);
      return { etag, buffer: async () => Buffer.from(text) };
    },
  });
  return {
    service,
    /** Addresses that were read, the first one first. */
    reads,
    put: (address: string, text: string) => {
      texts.set(address, text);
      revisions.current += 1;
    },
  };
}
