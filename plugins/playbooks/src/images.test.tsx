import { screen } from '@testing-library/react';
import { FakePlaybooksApi, playbookOf } from './__testUtils__/FakePlaybooksApi';
import { renderPage } from './__testUtils__/renderPage';

const PAGE = `# Lag

![The graph](img/graph%201.png "Of today")
<img src="sized.svg" width="300" height="200">
![Gone](gone.png)
![Spy](https://evil.example/spy.png)
![Spy too](//evil.example/spy.png)
`;

/** The `Blob` of these tests is that of Node.js, which a reader of files does not take; a `File` is a browser's. */
const imageOf = (content: string, type: string) =>
  new File([content], 'image', { type });

const open = async (api: FakePlaybooksApi) => {
  renderPage('/playbooks/pages/lag', api);
  await screen.findByRole('heading', { name: 'Lag', level: 2 });
};

describe('images of a page', () => {
  let api: FakePlaybooksApi;

  beforeEach(() => {
    api = new FakePlaybooksApi([playbookOf(PAGE)]);
    api.images.set('img/graph%201.png', imageOf('png', 'image/png'));
    api.images.set('sized.svg', imageOf('<svg/>', 'image/svg+xml'));
  });

  it('are shown with their text, size and title, and carry their bytes themselves', async () => {
    await open(api);
    const graph = await screen.findByRole('img', { name: 'The graph' });
    expect(graph).toHaveAttribute(
      'src',
      `data:image/png;base64,${btoa('png')}`,
    );
    expect(graph).toHaveAttribute('title', 'Of today');
    const sized = await screen.findByRole('img', { name: 'sized.svg' });
    expect(sized).toHaveAttribute(
      'src',
      `data:image/svg+xml;base64,${btoa('<svg/>')}`,
    );
    expect(sized).toHaveAttribute('width', '300');
    expect(sized).toHaveAttribute('height', '200');
  });

  it('say so where they are not there, or were not loaded', async () => {
    api.getImage = async ({ path }) => {
      throw path === 'gone.png'
        ? Object.assign(new Error('x'), { statusCode: 404 })
        : Object.assign(new Error('x'), { statusCode: 403 });
    };
    await open(api);
    expect(
      await screen.findByText(
        'Image: Gone. Image gone.png is not in the source',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Image: The graph. Image graph 1.png was not loaded'),
    ).toBeInTheDocument();
  });

  it('of other sites are never loaded, but linked', async () => {
    await open(api);
    await screen.findByRole('img', { name: 'The graph' });
    expect(screen.queryByRole('img', { name: /Spy/ })).toBeNull();
    expect(screen.getByRole('link', { name: 'Image: Spy' })).toHaveAttribute(
      'href',
      'https://evil.example/spy.png',
    );
    expect(screen.getByText('Image: Spy too')).toBeInTheDocument();
  });
});
