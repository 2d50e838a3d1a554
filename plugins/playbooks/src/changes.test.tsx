import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  PageChange,
  PageTrust,
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

const TRUST: PageTrust = {
  level: 'ageing',
  basis: { kind: 'run', day: '2026-10-16', daysAgo: 41 },
  changed: ['page'],
};

const change = (sectionId: string, title: string): PageChange => ({
  sectionId,
  title,
  lines: [
    { kind: 'same', text: '' },
    { kind: 'removed', text: '1. Scale out' },
    { kind: 'added', text: `1. ${title}` },
  ],
});

function openPage(trust: PageTrust, changes: PageChange[]) {
  const api = new FakePlaybooksApi([{ ...playbookOf(PAGE), trust }]);
  api.changes = { changes };
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
    const api = openPage(TRUST, [change('mitigation', 'Add a pod')]);
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
    expect(api.compared).toEqual([{ id: 'lag', to: '0'.repeat(64) }]);
    expect(
      screen.getByText(/Changed in 1 place since the last good run/),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Hide the changes' }));
    expect(screen.queryByRole('figure')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Show the changes' }));
    await shownChange('Add a pod');
  });

  it('of a part that is not shown stands above the first section', async () => {
    openPage(TRUST, [change('lag', 'Lag')]);
    const shown = await shownChange('Lag');
    expect(
      within(shown.closest('section')!).getByRole('heading'),
    ).toHaveTextContent('Diagnosis');
  });

  it('is said in words where the whole page is another', async () => {
    const api = new FakePlaybooksApi([{ ...playbookOf(PAGE), trust: TRUST }]);
    api.changes = { changes: [], isTooDifferent: true };
    renderPage('/playbooks/pages/lag', api);
    expect(
      await screen.findByText(/Almost everything has changed/),
    ).toBeInTheDocument();
  });

  it.each<[string, PageTrust]>([
    ['the service changed only', { ...TRUST, changed: ['service'] }],
    [
      'a review is the last proof',
      { ...TRUST, basis: { ...TRUST.basis!, kind: 'review' } },
    ],
    ['it was never used', { level: 'never', changed: [] }],
  ])('is not asked for where %s', async (_, trust) => {
    const api = openPage(trust, [change('mitigation', 'Add a pod')]);
    await screen.findByRole('heading', { name: 'Mitigation' });
    expect(api.compared).toEqual([]);
    expect(screen.queryByRole('figure')).not.toBeInTheDocument();
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
