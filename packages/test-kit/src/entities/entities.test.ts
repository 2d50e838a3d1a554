import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { validateEntity } from '../organisation/validateEntity';
import {
  apiEntity,
  componentEntity,
  domainEntity,
  groupEntity,
  resourceEntity,
  systemEntity,
  userEntity,
  withRelations,
} from '.';

const relationsOf = (entities: Entity[], ref: string) =>
  entities
    .find(entity => stringifyEntityRef(entity) === ref)
    ?.relations?.map(({ type, targetRef }) => `${type} ${targetRef}`);

describe('the builders', () => {
  it.each([
    apiEntity({ name: 'a', owner: 'team' }),
    componentEntity({ name: 'c', owner: 'team' }),
    domainEntity({ name: 'd', owner: 'team' }),
    groupEntity({ name: 'g' }),
    resourceEntity({ name: 'r', owner: 'team' }),
    systemEntity({ name: 's', owner: 'team' }),
    userEntity({ name: 'u' }),
  ])('build a $kind that the catalog takes', async entity => {
    await validateEntity(entity);
    expect(entity.metadata.namespace).toBe('default');
    expect(entity.relations).toBeUndefined();
  });

  it('leave out what is not given', () => {
    const { spec, metadata } = componentEntity({ name: 'orphan' });
    expect(Object.keys(spec!)).toEqual(['type', 'lifecycle']);
    expect(Object.keys(metadata).sort()).toEqual(['etag', 'name', 'namespace']);
  });

  it('put foreign fields into spec, and let them win', () => {
    const entity = systemEntity({
      name: 's',
      owner: 'team',
      spec: { lifecycle: 'draft', owner: 'other' },
    });
    expect(entity.spec).toEqual({ owner: 'other', lifecycle: 'draft' });
  });

  it('add relations when asked', () => {
    const own = componentEntity({
      name: 'c',
      namespace: 'risk',
      owner: 'fraud',
      system: 'default/scoring',
      relations: true,
    });
    expect(own.relations).toEqual([
      { type: 'ownedBy', targetRef: 'group:risk/fraud' },
      { type: 'partOf', targetRef: 'system:default/scoring' },
    ]);

    const given = [{ type: 'hasMember', targetRef: 'user:default/ana' }];
    expect(groupEntity({ name: 'g', relations: given }).relations).toEqual(
      given,
    );
  });

  it('give an etag that follows the content', () => {
    const etag = (owner: string, relations = false) =>
      componentEntity({ name: 'c', owner, relations }).metadata.etag;
    expect(etag('ledger')).toMatch(/^[0-9a-f]{40}$/);
    expect(etag('ledger')).toBe(etag('ledger'));
    expect(etag('ledger')).not.toBe(etag('cards'));
    expect(etag('ledger')).not.toBe(etag('ledger', true));
  });
});

describe('withRelations', () => {
  it('states each relation at both ends, whoever says so, and once', () => {
    const entities = withRelations([
      groupEntity({ name: 'ledger', parent: 'payments', members: ['noor'] }),
      groupEntity({
        name: 'payments',
        type: 'department',
        children: ['Ledger'],
      }),
      userEntity({ name: 'noor', memberOf: ['group:default/ledger'] }),
      componentEntity({
        name: 'api',
        owner: 'ledger',
        system: 'books',
        providesApis: ['api'],
        dependsOn: ['resource:db'],
      }),
      apiEntity({ name: 'api', owner: 'ledger' }),
      resourceEntity({ name: 'db', owner: 'ledger' }),
      systemEntity({ name: 'books', owner: 'ledger' }),
    ]);

    expect(relationsOf(entities, 'group:default/ledger')).toEqual([
      'childOf group:default/payments',
      'hasMember user:default/noor',
      'ownerOf api:default/api',
      'ownerOf component:default/api',
      'ownerOf resource:default/db',
      'ownerOf system:default/books',
    ]);
    expect(relationsOf(entities, 'group:default/payments')).toEqual([
      'parentOf group:default/ledger',
    ]);
    expect(relationsOf(entities, 'user:default/noor')).toEqual([
      'memberOf group:default/ledger',
    ]);
    expect(relationsOf(entities, 'component:default/api')).toEqual([
      'dependsOn resource:default/db',
      'ownedBy group:default/ledger',
      'partOf system:default/books',
      'providesApi api:default/api',
    ]);
    expect(relationsOf(entities, 'resource:default/db')).toEqual([
      'dependencyOf component:default/api',
      'ownedBy group:default/ledger',
    ]);
    expect(relationsOf(entities, 'system:default/books')).toEqual([
      'hasPart component:default/api',
      'ownedBy group:default/ledger',
    ]);
  });

  it('keeps targets that are not there', () => {
    const [component] = withRelations([
      componentEntity({ name: 'c', owner: 'gone@larkspur.example' }),
    ]);
    expect(component.relations).toEqual([
      { type: 'ownedBy', targetRef: 'group:default/gone@larkspur.example' },
    ]);
  });

  it('replaces old relations and changes the etag of both ends', () => {
    const team = groupEntity({ name: 'team' });
    const before = withRelations([
      team,
      componentEntity({ name: 'c', owner: 'team' }),
    ]);
    const after = withRelations([
      before[0],
      componentEntity({ name: 'c', owner: 'other' }),
    ]);
    expect(after[0].relations).toEqual([]);
    expect(after[0].metadata.etag).not.toBe(before[0].metadata.etag);
    expect(after[1].metadata.etag).not.toBe(before[1].metadata.etag);
  });

  it('refuses what the catalog refuses', () => {
    expect(() =>
      withRelations([componentEntity({ name: 'c', owner: 'group:' })]),
    ).toThrow('Entity reference "group:" was not on the form');
  });
});
