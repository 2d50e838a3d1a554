import { fetchApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { descriptorsPlugin } from './plugin';
import type { DescriptorReport } from './report';

const clean: DescriptorReport = {
  rootLabel: 'examples',
  readAt: '2026-11-22T10:00:00Z',
  files: 12,
  documents: 1694,
  entities: 1694,
  byKind: { API: 30, Component: 1204 },
  refused: [],
  collisions: [],
  missingTargets: [],
  notDescriptors: [],
};

const broken: DescriptorReport = {
  ...clean,
  refused: [
    {
      file: 'ledger/catalog-info.yaml',
      line: 4,
      column: 7,
      kind: 'Component',
      name: 'ledger-api',
      reason: 'spec.owner is missing.',
      fix: 'spec:\n  owner: group:default/your-team',
      source: 'folder',
    },
    {
      file: 'odd.yaml',
      line: 9,
      column: 1,
      reason: 'The line is not YAML.',
      fix: 'Check quotes from this line upward.',
      source: 'folder',
    },
  ],
  collisions: [
    {
      entityRef: 'component:default/router',
      kept: 'a.yaml:1',
      dropped: 'b.yaml:20',
    },
  ],
  notDescriptors: ['mkdocs.yml'],
};

function open(answer: () => Response, path = '/descriptors') {
  const fetch = jest.fn(async () => answer());
  renderTestApp({
    features: [descriptorsPlugin],
    initialRouteEntries: [path],
    apis: [
      [fetchApiRef, { fetch }],
      mockApis.discovery({ baseUrl: 'http://portal.example' }),
    ],
  });
  return fetch;
}

describe('DescriptorsPage', () => {
  it('answers first, then names each document with place, reason and fix', async () => {
    const fetch = open(() => Response.json(broken));
    expect(
      await screen.findByText(
        '1,694 entities shown. 2 documents were refused, 1 document repeats a ref.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('Component 1,204 · API 30')).toBeInTheDocument();
    expect(fetch).toHaveBeenCalledWith(
      'http://portal.example/api/catalog-folder/report',
      expect.anything(),
    );

    const row = await screen.findByRole('row', {
      name: /Component ledger-api/,
    });
    expect(
      within(row).getByText('ledger/catalog-info.yaml:4:7'),
    ).toBeInTheDocument();
    expect(within(row).getByText('spec.owner is missing.')).toBeInTheDocument();
    expect(
      within(row).getByRole('button', {
        name: 'Copy fix for Component ledger-api',
      }),
    ).toBeInTheDocument();

    // Advice is read, only YAML is worth copying.
    const unnamed = screen.getByRole('row', {
      name: /Document without a name/,
    });
    expect(
      within(unnamed).queryByRole('button', { name: /Copy fix/ }),
    ).not.toBeInTheDocument();

    const collision = screen.getByRole('row', { name: /default\/router/ });
    expect(within(collision).getByText('b.yaml:20')).toBeInTheDocument();
    expect(
      within(collision).getByText('a.yaml:1 comes first and is the entity.'),
    ).toBeInTheDocument();
    expect(screen.queryByText('Missing definitions')).not.toBeInTheDocument();
    expect(
      screen.getByText('1 YAML file without a descriptor'),
    ).toBeInTheDocument();
  });

  it('reads the filter from the address and says how much it hides', async () => {
    open(() => Response.json(broken), '/descriptors?q=ROUTER');
    expect(
      await screen.findByRole('row', { name: /default\/router/ }),
    ).toBeInTheDocument();
    expect(screen.queryByText('Refused documents')).not.toBeInTheDocument();

    const field = screen.getByRole('searchbox', { name: 'Filter' });
    await userEvent.type(field, ' nope');
    expect(
      await screen.findByText(
        'No finding matches "ROUTER nope". 3 without the filter.',
      ),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Clear filter' }));
    expect(await screen.findByText('Refused documents')).toBeInTheDocument();
    expect(field).toHaveValue('');
  });

  it('is calm when nothing is wrong', async () => {
    open(() => Response.json(clean));
    expect(await screen.findByText('Nothing is left out.')).toBeInTheDocument();
    expect(screen.getByText('1,694 entities shown.')).toBeInTheDocument();
    expect(screen.queryByRole('searchbox')).not.toBeInTheDocument();
  });

  it('keeps silent about what the reader may not see', async () => {
    open(() =>
      Response.json(
        {
          error: { name: 'NotAllowedError', message: 'No' },
          response: { statusCode: 403 },
        },
        { status: 403 },
      ),
    );
    expect(
      await screen.findByText(
        /You cannot see what this portal read from its folder/,
      ),
    ).toBeInTheDocument();
  });

  it('offers another try after an error', async () => {
    let broke = true;
    open(() =>
      broke
        ? Response.json(
            {
              error: { name: 'InputError', message: 'Bad' },
              response: { statusCode: 400 },
            },
            { status: 400 },
          )
        : Response.json(clean),
    );
    expect(
      await screen.findByText('The list of descriptors did not load.'),
    ).toBeInTheDocument();
    broke = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() =>
      expect(screen.getByText('Nothing is left out.')).toBeInTheDocument(),
    );
  });
});
