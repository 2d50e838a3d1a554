import type { Entity } from '@backstage/catalog-model';
import type { FactReading } from '@callboard/backstage-plugin-scorecards-common';
import { componentEntity } from '@internal/test-kit';
import fc from 'fast-check';
import { batchOf } from '../__testUtils__/batch';
import { checkReading } from '../__testUtils__/checkReading';
import { CatalogFacts, readCatalogFacts } from './CatalogFacts';
import { catalogSchemas } from './catalogSchemas';
import { defaultTierPlaces } from './readTier';

const provider = new CatalogFacts();

const factsOf = (entity: unknown) =>
  readCatalogFacts(entity, defaultTierPlaces)?.facts ?? {};

const valueOf = (reading: FactReading) =>
  'value' in reading ? reading.value : undefined;

const LEDGER = componentEntity({
  name: 'Ledger-API',
  namespace: 'payments',
  title: 'Ledger',
  description: '  Keeps the books.  ',
  owner: 'ledger',
  type: 'Service',
  lifecycle: 'Production',
  system: 'bookkeeping',
  providesApis: ['books', 'sums'],
  consumesApis: ['rates'],
  dependsOn: ['resource:default/books-db'],
  tags: ['java', 'tier-2'],
  labels: { team: 'ledger' },
  annotations: {
    'backstage.io/techdocs-ref': 'dir:.',
    'backstage.io/source-location':
      'url:https://git.example.com/a/b/tree/main/',
  },
  links: [{ url: 'https://grafana.example.com/d/1', title: 'Board' }],
  relations: true,
});

describe('CatalogFacts', () => {
  it('says what the catalog tells of an entity', async () => {
    const [{ entityRef, facts }] = await provider.collect(batchOf([LEDGER]));
    expect(entityRef).toBe('component:payments/ledger-api');
    expect(Object.keys(facts).sort()).toEqual(
      catalogSchemas.map(({ name }) => name).sort(),
    );
    const values = Object.fromEntries(
      Object.entries(facts).map(([name, reading]) => [name, valueOf(reading)]),
    );
    expect(values).toMatchObject({
      kind: 'component',
      namespace: 'payments',
      name: 'Ledger-API',
      'has-title': true,
      'description-length': 16,
      type: 'service',
      lifecycle: 'production',
      owner: 'group:payments/ledger',
      system: 'system:payments/bookkeeping',
      tier: '2',
      tags: ['java', 'tier-2'],
      labels: { team: 'ledger' },
      links: [{ url: 'https://grafana.example.com/d/1', title: 'Board' }],
      'has-docs': true,
      'provides-apis-count': 2,
      'consumes-apis-count': 1,
      'depends-on-count': 1,
      'source-location': 'https://git.example.com/a/b/tree/main/',
      'is-orphan': false,
    });
    expect(facts.domain).toEqual({
      unavailable: 'Its domain is that of its system.',
    });
    expect(values.relations).toContainEqual({
      type: 'ownedBy',
      targetRef: 'group:payments/ledger',
      targetKind: 'group',
    });
    for (const schema of catalogSchemas) {
      expect(checkReading(schema, facts[schema.name]).problems).toEqual([]);
    }
  });

  it.each([
    [
      { annotations: { 'callboard.dev/tier': ' 1 ' }, labels: { tier: '3' } },
      '1',
    ],
    [{ annotations: { 'contentful.com/service-tier': '4' } }, '4'],
    [{ annotations: { 'callboard.dev/tier': '' }, labels: { tier: '3' } }, '3'],
    [{ tags: ['tier-', 'tier-5'] }, '5'],
    [{ tags: 'tier-5', labels: [], annotations: null }, undefined],
  ])('reads of %j the tier %s', (metadata, tier) => {
    const facts = factsOf({
      kind: 'API',
      metadata: { name: 'a', ...metadata },
    });
    expect(valueOf(facts.tier)).toBe(tier);
  });

  it.each([
    ['ledger', 'group:books/ledger'],
    ['user:Jo', 'user:books/jo'],
    ['default/ledger', 'group:default/ledger'],
    ['Group:Default/Ledger', 'group:default/ledger'],
    ['', undefined],
    [{ name: 'ledger' }, undefined],
  ])('reads the owner %j without relations', (owner, expected) => {
    const metadata = { name: 'a', namespace: 'Books' };
    const facts = factsOf({ kind: 'Component', metadata, spec: { owner } });
    expect(valueOf(facts.owner)).toBe(expected);
  });

  it('looks up nothing that every object has', () => {
    const facts = factsOf({
      kind: 'Component',
      metadata: { name: 'a' },
      spec: Object.create({ type: 'inherited', owner: 'inherited' }),
    });
    expect(facts.type).toHaveProperty('missing');
    expect(facts.owner).toHaveProperty('missing');
  });

  it('takes any JSON for an entity, and says nothing that does not fit', async () => {
    const names = [
      'type,owner,lifecycle,system,tags,labels,annotations,links,relations',
      'title,description,name,namespace,targetRef,url,tier',
      'backstage.io/orphan,backstage.io/source-location,__proto__',
    ].flatMap(list => list.split(','));
    const json = fc.letrec(tie => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.constantFrom('', 'a/b/c', 'x:y', 'tier-1', 'url:', null, 0, true),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 6 }),
      ),
    })).value;
    const entity = fc.record(
      {
        kind: fc.oneof(fc.constantFrom('Component', 'Thing'), json),
        metadata: fc.oneof(
          json,
          fc
            .tuple(fc.dictionary(fc.constantFrom(...names), json), fc.string())
            .map(([metadata, name]) => ({ ...metadata, name })),
        ),
        spec: json,
        relations: json,
      },
      { requiredKeys: [] },
    );
    let read = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(entity, json), async any => {
        const found = await provider.collect(batchOf([any as Entity]));
        for (const { facts } of found) {
          read += 1;
          for (const schema of catalogSchemas) {
            expect(checkReading(schema, facts[schema.name]).problems).toEqual(
              [],
            );
          }
        }
      }),
      { numRuns: 2_000 },
    );
    // About 215 of the 2,000 are entities; so few would mean that the rest is tried on nothing.
    expect(read).toBeGreaterThan(100);
  });
});
