import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakePlaybooksApi, playbookOf } from './__testUtils__/FakePlaybooksApi';
import { currentAddress, renderPage } from './__testUtils__/renderPage';

const LAG = `# LedgerLag

See [the old page](alte%20seite.md), [the board](https://g.example) and ![a graph](gone.png).
`;

const lag = () =>
  playbookOf(LAG, {
    brokenLinks: 2,
    links: {
      ok: 0,
      broken: 2,
      cannotTell: 1,
      brokenLinks: [
        { target: 'alte%20seite.md', line: 3 },
        { target: 'gone.png', line: 3 },
      ],
    },
  });

describe('broken links', () => {
  it('are marked in the text, and listed for its author', async () => {
    renderPage('/playbooks/pages/lag', new FakePlaybooksApi([lag()]));
    await screen.findByRole('heading', { name: 'LedgerLag', level: 2 });
    const marks = screen.getAllByTitle(/leads nowhere/);
    expect(marks.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^the old page.*broken link$/),
      expect.stringMatching(/^Image: a graph.*broken link$/),
    ]);
    expect(
      screen.getByRole('link', { name: 'the board' }).closest('p'),
    ).toHaveTextContent(/the board and/);
    const notes = screen.getByText(/^Notes for the author/).closest('details')!;
    expect(notes).toHaveTextContent('gone.png leads nowhere (line 3)');
    expect(notes).toHaveTextContent('1 link cannot be checked');
  });

  it('are looked for in the list, with a count', async () => {
    const user = userEvent.setup();
    renderPage(
      '/playbooks',
      new FakePlaybooksApi([
        lag(),
        playbookOf('# Cards', { id: 'cards', path: 'cards.md' }),
        playbookOf('# Wiki', {
          id: 'w',
          path: 'wiki.example/x',
          kind: 'external',
          brokenLinks: 1,
        }),
      ]),
    );
    await screen.findByText('3 pages.');
    expect(screen.getByRole('row', { name: /LedgerLag/ })).toHaveTextContent(
      '2 broken links',
    );
    expect(screen.getByRole('row', { name: /Wiki/ })).toHaveTextContent(
      'It is not at its address any more',
    );
    await user.click(screen.getByRole('button', { name: /Links/ }));
    const choice = await screen.findByRole('option', { name: /Broken links/ });
    expect(within(choice).getByText(/2/)).toBeInTheDocument();
    await user.click(choice);
    await waitFor(() =>
      expect(screen.queryByText('Cards')).not.toBeInTheDocument(),
    );
    expect(currentAddress()).toBe('/playbooks?links=broken');
  });
});
