import type { Entity } from '@backstage/catalog-model';
import { areComparable, definitionOf } from './definitionOf';

const ledger: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'ledger',
    etag: '1',
    annotations: { 'grafana/dashboard-selector': 'ledger' },
    labels: { tier: '1' },
  },
  spec: { type: 'service', owner: 'ledger', dependsOn: ['a', 'b'] },
};

const withMetadata = (metadata: object): Entity => ({
  ...ledger,
  metadata: { ...ledger.metadata, ...metadata },
});

describe('definitionOf', () => {
  it.each<[string, Entity]>([
    [
      'another order',
      {
        ...ledger,
        spec: { dependsOn: ['a', 'b'], owner: 'ledger', type: 'service' },
      },
    ],
    [
      'words about it',
      withMetadata({
        etag: '2',
        title: 'T',
        description: 'D',
        tags: ['t'],
        links: [{ url: 'https://x.example' }],
      }),
    ],
    [
      'where it stands',
      withMetadata({
        annotations: {
          ...ledger.metadata.annotations,
          'backstage.io/managed-by-location': 'url:https://x.example',
          'backstage.io/managed-by-origin-location': 'url:https://x.example',
          'backstage.io/source-location': 'url:https://x.example',
          'backstage.io/view-url': 'https://x.example',
          'backstage.io/edit-url': 'https://x.example',
          'backstage.io/orphan': 'true',
        },
      }),
    ],
    [
      'its relations',
      {
        ...ledger,
        relations: [{ type: 'ownedBy', targetRef: 'group:default/ledger' }],
      },
    ],
  ])('is the same with %s', (_, entity) => {
    expect(definitionOf(entity)).toBe(definitionOf(ledger));
  });

  it.each<[string, Entity]>([
    ['spec', { ...ledger, spec: { ...ledger.spec, lifecycle: 'deprecated' } }],
    [
      'annotation',
      withMetadata({ annotations: { 'grafana/dashboard-selector': 'books' } }),
    ],
    ['label', withMetadata({ labels: { tier: '2' } })],
    [
      'order of a list',
      { ...ledger, spec: { ...ledger.spec, dependsOn: ['b', 'a'] } },
    ],
  ])('is another one with another %s', (_, entity) => {
    expect(definitionOf(entity)).not.toBe(definitionOf(ledger));
  });

  it('is compared with its like only', () => {
    expect(areComparable(definitionOf(ledger), 'v1:x')).toBe(true);
    expect(areComparable(definitionOf(ledger), 'v2:x')).toBe(false);
    expect(areComparable(definitionOf(ledger), '')).toBe(false);
  });
});
