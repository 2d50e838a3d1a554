import { entityValues } from './entityValues';
import { findValues } from './findValues';

const ledger = {
  kind: 'Component',
  metadata: {
    name: 'ledger-api',
    namespace: 'default',
    annotations: {
      'backstage.io/kubernetes-namespace': 'pay',
      'gitlab.com/project-slug': 'b/ledger',
      'github.com/project-slug': 'a/ledger',
      'example.com/tenant': 't1',
    },
  },
  spec: { system: 'bookkeeping', owner: 'ledger', type: 'service' },
};

describe('entityValues', () => {
  it('names what commands ask for', () => {
    expect(entityValues(ledger)).toEqual({
      ...ledger.metadata.annotations,
      service: 'ledger-api',
      system: 'bookkeeping',
      owner: 'ledger',
      namespace: 'pay',
      repository: 'a/ledger',
    });
  });

  it('never takes the namespace of the catalog for that of a cluster', () => {
    expect(entityValues({ kind: 'API', metadata: { name: 'ledger' } })).toEqual(
      {},
    );
  });

  it('fills variables behind labels of the alert, and by the annotation that a page names', () => {
    const variable = (name: string, annotation?: string) => ({
      name,
      commandIds: [],
      ...(annotation && { declared: { name, from: { annotation } } }),
    });
    const found = findValues(
      [
        variable('namespace'),
        variable('repo'),
        variable('customer', 'example.com/tenant'),
      ],
      {
        alert: { labels: { namespace: 'pay-eu' }, annotations: {} },
        entity: entityValues(ledger),
      },
    );
    expect(found.map(({ value }) => value)).toEqual([
      'pay-eu',
      'a/ledger',
      't1',
    ]);
    expect(found[1].from).toEqual({ kind: 'entity', name: 'repository' });
  });
});
