import { mockCredentials } from '@backstage/backend-test-utils';
import { componentEntity } from '../entities';
import { FakeCatalog } from './fakeCatalog';

const ada = { credentials: mockCredentials.user('user:default/ada') };
const bob = { credentials: mockCredentials.user('user:default/bob') };
const refs = ['component:default/a', 'component:default/b'];

describe('FakeCatalog', () => {
  it('honours filters, fields and cursors', async () => {
    const { service } = FakeCatalog.create({
      entities: ['a', 'b', 'c'].map(name => componentEntity({ name })),
    });
    const fields = ['metadata.name'];
    const first = await service.queryEntities(
      { filter: { kind: 'Component' }, fields, limit: 2 },
      ada,
    );
    expect(first.items).toEqual([
      { metadata: { name: 'a' } },
      { metadata: { name: 'b' } },
    ]);
    const cursor = first.pageInfo.nextCursor!;
    const second = await service.queryEntities(
      { cursor, fields, limit: 2 },
      ada,
    );
    expect(second.items).toEqual([{ metadata: { name: 'c' } }]);
    expect(second.pageInfo.nextCursor).toBeUndefined();
  });

  it('answers refs in request order with holes, and keeps count of requests', async () => {
    const catalog = FakeCatalog.create({
      entities: [componentEntity({ name: 'b' })],
    });
    const { items } = await catalog.service.getEntitiesByRefs(
      { entityRefs: refs, fields: ['metadata.name'] },
      ada,
    );
    expect(items).toEqual([undefined, { metadata: { name: 'b' } }]);
    expect(catalog.requests).toEqual([
      { method: 'getEntitiesByRefs', entityRefs: refs },
    ]);
  });

  it('shows each caller what they may see, in every method', async () => {
    const { service } = FakeCatalog.create({
      entities: ['a', 'b'].map(name => componentEntity({ name })),
      canSee: (credentials, entity) =>
        entity.metadata.name === 'a' ||
        JSON.stringify(credentials.principal).includes('bob'),
    });
    expect((await service.queryEntities({}, ada)).items).toHaveLength(1);
    expect((await service.queryEntities({}, bob)).items).toHaveLength(2);
    expect(await service.getEntityByRef(refs[1], ada)).toBeUndefined();
    expect(await service.getEntityByRef(refs[1], bob)).toBeDefined();
    const { items } = await service.getEntitiesByRefs(
      { entityRefs: refs },
      ada,
    );
    expect(items.map(Boolean)).toEqual([true, false]);
  });

  it('changes an etag with the content, unless the entity brings its own', async () => {
    const catalog = FakeCatalog.create();
    const etagOf = async () =>
      (await catalog.service.getEntityByRef(refs[0], ada))?.metadata.etag;
    const put = async (title: string, options?: { etag: string }) => {
      catalog.put(componentEntity({ name: 'a', title }), options);
      return etagOf();
    };
    const first = await put('one');
    expect(await put('one')).toBe(first);
    expect(await put('two')).not.toBe(first);
    expect(await put('one', { etag: 'own' })).toBe('own');
    expect(await put('two', { etag: 'own' })).toBe('own');
    catalog.remove(refs[0]);
    expect(await etagOf()).toBeUndefined();
    expect(catalog.entities()).toEqual([]);
  });
});
