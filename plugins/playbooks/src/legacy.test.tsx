import { Route } from 'react-router-dom';
import { screen } from '@testing-library/react';
import { FlatRoutes } from '@backstage/core-app-api';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { playbooksApiRef } from './api';
import { FakePlaybooksApi, playbookOf } from './__testUtils__/FakePlaybooksApi';
import { PlaybooksPage } from './legacy';

const render = (path: string) =>
  renderInTestApp(
    <TestApiProvider
      apis={[[playbooksApiRef, new FakePlaybooksApi([playbookOf('# Lag')])]]}
    >
      <FlatRoutes>
        <Route path="/books" element={<PlaybooksPage />} />
      </FlatRoutes>
    </TestApiProvider>,
    { routeEntries: [path] },
  );

describe('the older frontend system', () => {
  it('draws the list at a path of the portal', async () => {
    await render('/books');
    expect(await screen.findByRole('link', { name: 'Lag' })).toHaveAttribute(
      'href',
      '/books/pages/lag',
    );
  });

  it('draws a page below it', async () => {
    await render('/books/pages/lag');
    expect(
      await screen.findByRole('region', { name: 'Values' }),
    ).toBeInTheDocument();
  });
});
