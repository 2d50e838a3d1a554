import type { Entity } from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import { FakePlaybooksApi, playbookOf } from './__testUtils__/FakePlaybooksApi';
import { renderPage } from './__testUtils__/renderPage';

const ledger: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'ledger-api',
    namespace: 'default',
    annotations: { 'backstage.io/kubernetes-namespace': 'pay' },
  },
  spec: { type: 'service', owner: 'ledger' },
};

const LAG = `---
services: [gone, ledger-api]
---
# LedgerLag

1. \`kubectl -n <namespace> get pods\`
`;

describe('what a page is about', () => {
  it('fills values from the first service that is in the catalog', async () => {
    renderPage(
      '/playbooks/pages/lag',
      new FakePlaybooksApi([playbookOf(LAG)]),
      [[catalogApiRef, catalogApiMock({ entities: [ledger] })]],
    );
    expect(await screen.findByText(/entity namespace/)).toBeInTheDocument();
    expect(screen.getByLabelText('namespace')).toHaveValue('pay');
  });

  it('is read all the same when the catalog does not answer', async () => {
    const catalog = catalogApiMock.mock({
      getEntitiesByRefs: async () => {
        throw new Error('down');
      },
    });
    renderPage(
      '/playbooks/pages/lag',
      new FakePlaybooksApi([playbookOf(LAG)]),
      [[catalogApiRef, catalog]],
    );
    expect(await screen.findByLabelText('namespace')).toHaveValue('');
    expect(screen.getByText(/^asked for/)).toBeInTheDocument();
  });
});
