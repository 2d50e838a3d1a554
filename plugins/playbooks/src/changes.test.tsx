import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  PageChange,
  PageChanges,
} from '@callboard/backstage-plugin-playbooks-common';
import { FakePlaybooksApi, playbookOf } from './__testUtils__/FakePlaybooksApi';
import { LAG } from './__testUtils__/openRun';
import { renderPage } from './__testUtils__/renderPage';

const PAGE = `# Lag

## Diagnosis

1. Look at the pods

## Mitigation

1. Add a pod
`;

const change = (sectionId: string, title: string): PageChange => ({
  sectionId,
  title,
  lines: [
    { kind: 'same', text: '' },
    { kind: 'removed', text: '1. Scale out' },
    { kind: 'added', text: `1. ${title}` },
  ],
});

function openPage(untried?: Partial<PageChanges>) {
  const changes: PageChanges = {
    from: 'a'.repeat(64),
    to: '0'.repeat(64),
    changes: [],
    moreLines: 0,
    isTooDifferent: false,
    ...untried,
  };
  const api = new FakePlaybooksApi([
    { ...playbookOf(PAGE), ...(untried && { untried: changes }) },
  ]);
  renderPage('/playbooks/pages/lag', api);
  return api;
}

const shownChange = (name: string) =>
  screen.findByRole('figure', {
    name: `Changed since the last good run: ${name}`,
  });

describe('what has changed since the last good run', () => {
  it('stands in the section that it touches, and can be hidden', async () => {
    const user = userEvent.setup();
    openPage({ changes: [change('mitigation', 'Add a pod')] });
    const shown = await shownChange('Add a pod');
    expect(
      within(shown.closest('section')!).getByRole('heading'),
    ).toHaveTextContent('Mitigation');
    expect(within(shown).getByRole('deletion')).toHaveTextContent(
      '1. Scale out',
    );
    expect(within(shown).getByRole('insertion')).toHaveTextContent(
      '1. Add a pod',
    );
    expect(
      screen.getByText(/Changed in 1 place since the last good run/),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Hide the changes' }));
    expect(screen.queryByRole('figure')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Show the changes' }));
    expect(await shownChange('Add a pod')).toBeInTheDocument();
  });

  it('of a part that is not shown stands above the first section', async () => {
    openPage({ changes: [change('lag', 'Lag')] });
    const shown = await shownChange('Lag');
    expect(
      within(shown.closest('section')!).getByRole('heading'),
    ).toHaveTextContent('Diagnosis');
  });

  it('that is too long for the page is compared on its own', async () => {
    const user = userEvent.setup();
    const api = openPage({
      changes: [change('mitigation', 'Add a pod')],
      moreLines: 12,
    });
    api.changes = { changes: [change('diagnosis', 'Look')] };
    expect(
      await screen.findByText(/12 more lines are left out/),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Compare' }));
    expect(await screen.findByRole('figure', { name: 'Look' })).toBeVisible();
    expect(api.compared).toEqual([{ id: 'lag', from: 'a'.repeat(64) }]);
  });

  it.each<[string, Partial<PageChanges>]>([
    ['Almost everything has changed.', { isTooDifferent: true }],
    ['No line has changed since the last good run.', {}],
  ])('is told in words: %s', async (words, untried) => {
    openPage(untried);
    expect(await screen.findByText(words)).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /the changes/ }),
    ).not.toBeInTheDocument();
  });

  it('is nothing where all has been tried', async () => {
    openPage();
    await screen.findByRole('heading', { name: 'Mitigation' });
    expect(screen.queryByText(/last good run/)).not.toBeInTheDocument();
  });
});

it('compares the text of a run with the newer one', async () => {
  const user = userEvent.setup();
  const api = new FakePlaybooksApi([playbookOf(LAG)]);
  await api.startRun({ id: 'r1', pageId: 'lag' });
  api.kept.get('r1')!.newerPage = {
    version: 'b'.repeat(64),
    changedAt: '2026-11-20T03:00:00Z',
  };
  api.changes = { changes: [change('mitigation', 'Add a pod')] };
  renderPage('/playbooks/runs/r1', api);
  await user.click(await screen.findByRole('button', { name: 'Compare' }));
  const panel = await screen.findByRole('dialog', {
    name: 'What has changed in the page',
  });
  expect(
    await within(panel).findByRole('figure', { name: 'Add a pod' }),
  ).toHaveTextContent('1. Scale out');
  expect(api.compared).toEqual([{ id: 'lag', from: '0'.repeat(64) }]);
});
