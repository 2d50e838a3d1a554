import { mockServices } from '@backstage/backend-test-utils';
import { NotFoundError, NotModifiedError } from '@backstage/errors';
import {
  createOrganisation,
  defaultOwnershipKeys,
  readEntityFacts,
  readGroupFacts,
} from '@callboard/backstage-plugin-ownership-common';
import { componentEntity, eachDatabase, groupEntity } from '@internal/test-kit';
import { DatabaseCodeOwnersStore } from '../../database/DatabaseCodeOwnersStore';
import { openDatabase } from '../../database/openDatabase';
import { CodeOwnersCollector } from './CodeOwnersCollector';
import { CodeOwnersReader } from './CodeOwnersReader';
import { RepositoryFiles } from './RepositoryFiles';

const HOUR = 60 * 60_000;

const locationIn = (repository: string, host = 'github.com') =>
  `url:https://${host}/acme/${repository}/blob/main/svc/catalog-info.yaml`;

const failed = (url: string, status: string) =>
  new Error(`${url} could not be read as ${url}, ${status}`);

const { signal } = new AbortController();

describe('CodeOwnersCollector', () => {
  eachDatabase(createDatabase => {
    async function setup(
      readUrl: (url: string, options?: { etag?: string }) => string,
    ) {
      const urlReader = mockServices.urlReader.mock();
      urlReader.readUrl.mockImplementation(async (url, options) => ({
        etag: 'v1',
        buffer: async () => Buffer.from(readUrl(url, options)),
      }));
      const db = await openDatabase(
        mockServices.database({ knex: await createDatabase() }),
      );
      const store = new DatabaseCodeOwnersStore(db);
      const files = new RepositoryFiles({ urlReader, fileRoots: [] });
      const now = { current: Date.UTC(2026, 10, 22) };
      const locations: (string | undefined)[] = [];
      const collector = new CodeOwnersCollector({
        store,
        files,
        getLocations: async () => locations,
        readAgainAfter: 6 * HOUR,
        logger: mockServices.logger.mock(),
        clock: () => now.current,
      });
      const asked = () => urlReader.readUrl.mock.calls.map(([url]) => url);
      const reader = new CodeOwnersReader({ store, files });
      return { db, store, now, locations, collector, reader, asked };
    }

    it('reads each repository once, and asks again only whether it has changed', async () => {
      const { locations, collector, now, asked, store } = await setup(
        (url, options) => {
          if (!url.includes('/.github/')) throw new NotFoundError('no');
          if (options?.etag === 'v1') throw new NotModifiedError();
          return '* @acme/ledger';
        },
      );
      locations.push(locationIn('a'), locationIn('a'), undefined);
      expect(await collector.readDue(signal)).toMatchObject({ read: 1 });
      expect(asked()).toEqual([
        'https://github.com/acme/a/blob/main/.github/CODEOWNERS',
      ]);
      expect(await collector.readDue(signal)).toMatchObject({ read: 0 });
      now.current += 7 * HOUR;
      expect(await collector.readDue(signal)).toMatchObject({ read: 1 });
      expect(asked()).toHaveLength(2);

      locations.splice(0, locations.length, locationIn('b'));
      await collector.readDue(signal);
      const kept = await store.listReadings();
      expect(kept.map(({ repository }) => repository)).toEqual([
        'https://github.com/acme/b/blob/main/{path}',
      ]);
    });

    it('goes on when one repository fails', async () => {
      const { locations, collector, db } = await setup(url => {
        if (url.includes('/bad/')) throw failed(url, '500 Oops');
        throw new NotFoundError('no');
      });
      locations.push(locationIn('bad'), locationIn('good'));
      expect(await collector.readDue(signal)).toEqual({
        read: 1,
        failed: 1,
        left: 0,
      });
      const [problem] = await db('code_owners').whereNotNull('problem');
      expect(problem.repository).toContain('/bad/');
    });

    it.each([
      ['429 Too Many Requests', 1],
      ['403 Forbidden', 3],
    ])('leaves a host alone that answers %s', async (status, answers) => {
      const { locations, collector, now, asked } = await setup(url => {
        if (url.includes('gitlab')) return '* @acme/ledger';
        throw failed(url, status);
      });
      for (const name of ['a', 'b', 'c', 'd', 'e']) {
        locations.push(locationIn(name), locationIn(name, 'gitlab.com'));
      }
      const round = await collector.readDue(signal);
      expect(round.read).toBe(5);
      const refused = () =>
        asked().filter(url => url.includes('github.com')).length;
      expect(refused()).toBe(answers);
      await collector.readDue(signal);
      expect(refused()).toBe(answers);
      now.current += 16 * 60_000;
      await collector.readDue(signal);
      expect(refused()).toBeGreaterThan(answers);
    });

    it('goes on when what one repository has can be kept nowhere', async () => {
      const { locations, collector, store } = await setup(
        () => '* @acme/ledger',
      );
      locations.push(locationIn('first'), locationIn('second'));
      const { saveFile, saveProblem } = store;
      const breaks =
        <T extends { repository: string }>(save: (row: T) => Promise<void>) =>
        async (row: T) => {
          if (row.repository.includes('first')) throw new Error('too long');
          await save.call(store, row);
        };
      store.saveFile = breaks(saveFile);
      store.saveProblem = breaks(saveProblem);
      expect(await collector.readDue(signal)).toEqual({
        read: 1,
        failed: 1,
        left: 0,
      });
    });

    it('stops when it is told to, and leaves the rest for later', async () => {
      const stop = new AbortController();
      const { locations, collector, store } = await setup(() => {
        stop.abort();
        throw new Error('aborted');
      });
      locations.push(locationIn('a'), locationIn('b'));
      expect(await collector.readDue(stop.signal)).toEqual({
        read: 0,
        failed: 0,
        left: 2,
      });
      expect(await store.listReadings()).toEqual([]);
    });

    it('lets each process answer from what one of them has read', async () => {
      const { locations, collector, reader } = await setup(url => {
        if (!url.endsWith('/main/CODEOWNERS')) throw new NotFoundError('no');
        return '* @acme/design\n/svc/ @acme/hidden @acme/fraud\n';
      });
      const entity = componentEntity({ name: 'router', owner: 'ledger' });
      entity.metadata.annotations = {
        'backstage.io/managed-by-location': locationIn('shop'),
      };
      const facts = readEntityFacts(entity, defaultOwnershipKeys);
      locations.push(facts.location);

      expect((await reader.linesFor([facts])).size).toBe(0);
      await collector.readDue(signal);
      // As of the last refresh; a list does not wait for one.
      expect(reader.lineFor(facts)).toBeUndefined();

      const lines = await reader.linesFor([facts]);
      expect(lines.get(facts.entityRef)).toMatchObject({
        line: 2,
        owners: ['@acme/hidden', '@acme/fraud'],
        href: 'https://github.com/acme/shop/blob/main/CODEOWNERS#L2',
      });
      const groups = ['ledger', 'fraud', 'hidden'].map(name =>
        readGroupFacts(groupEntity({ name }), defaultOwnershipKeys),
      );
      const viewpoint = {
        organisation: createOrganisation(groups, []),
        chatKey: 'chat',
        sees: (ref: string) => !ref.endsWith('hidden'),
      };
      const [finding] = reader.findingsFor(facts, viewpoint);
      expect(finding).toMatchObject({
        code: 'codeowners-disagree',
        params: { codeOwners: '@acme/fraud', line: '2' },
      });
      expect(reader.findingsFor(facts, viewpoint)[0]).toBe(finding);
    });
  });
});
