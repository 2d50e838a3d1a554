import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeScorecardsApi, refusal } from './__testUtils__/FakeScorecardsApi';
import { pageAddress, renderPage } from './__testUtils__/renderPage';
import { daysAgo } from './__testUtils__/sample';
import { documentOf, standardOf } from './__testUtils__/sampleDocuments';

const PAGE = '/scorecards/standards/on-call';

describe('standards', () => {
  it('are those in force', async () => {
    const api = new FakeScorecardsApi();
    const standard = documentOf({
      kind: 'Standard',
      id: 'on-call',
      title: 'On-call',
    });
    api.documents = [
      standard,
      documentOf({ kind: 'Standard', id: 'new', active: undefined }),
    ];
    renderPage('/scorecards/standards', api);
    expect(
      await screen.findByText('1 standard is in force.'),
    ).toBeInTheDocument();
    const list = screen.getByRole('list', { name: 'Standards' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(1);
    expect(within(list).getByRole('link', { name: 'On-call' })).toHaveAttribute(
      'href',
      PAGE,
    );
  });

  it('say why their file in git is left out', async () => {
    const api = new FakeScorecardsApi();
    api.standards = [standardOf({ problems: ['Line 3: title is missing.'] })];
    renderPage(PAGE, api);
    expect(
      await screen.findByText('Line 3: title is missing.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^The file of this document is left out/),
    ).toBeInTheDocument();
  });

  it('say what they are for where there are none', async () => {
    const api = new FakeScorecardsApi();
    api.documents = [];
    renderPage('/scorecards/standards', api);
    expect(
      await screen.findByText('No standard is in force'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Copy standard' }),
    ).toBeInTheDocument();
  });
});

describe('a standard', () => {
  it('has beside each sentence who misses what proves it', async () => {
    renderPage(PAGE, new FakeScorecardsApi());
    expect(
      await screen.findByText(
        '1 of 1 sentence is proven by checks. Services miss 1 of 1 check.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('A person who cannot answer has a second.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', {
        name: '3 services miss: On-call level 2 is set',
      }),
    ).toHaveAttribute('href', '/scorecards/checks/production-readiness/level2');
    expect(screen.queryByText(/\{#second\}/)).toBeNull();
  });

  it('is compared with another version, by the address', async () => {
    const api = new FakeScorecardsApi();
    api.getStandard = async ({ version }) =>
      version === 2
        ? standardOf({ version: 2, text: '# On-call\n\nNobody is alone.\n' })
        : standardOf();
    renderPage(PAGE, api);
    await userEvent.click(
      await screen.findByRole('button', {
        name: /Version that it is compared with/,
      }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'what changed since 2' }),
    );
    const diff = await screen.findByRole('figure', {
      name: 'What changed from version 2 to 3',
    });
    expect(diff.querySelector('del')).toHaveTextContent('Nobody is alone.');
    expect(diff.querySelector('ins')).toHaveTextContent(
      'A person who cannot answer has a second. {#second}',
    );
    expect(diff).toHaveTextContent('1 lines added, 1 removed.');
    expect(pageAddress()).toBe(`${PAGE}?diff=2`);
  });

  it('is said to be read, for a team', async () => {
    const api = new FakeScorecardsApi();
    renderPage(PAGE, api);
    const say = await screen.findByRole('button', {
      name: 'I have read version 3, for payments',
    });
    expect(screen.getByText('1 team has read version 3')).toBeInTheDocument();
    await userEvent.click(say);
    await screen.findByText('2 teams have read version 3');
    expect(say).not.toBeInTheDocument();
    expect(api.asked).toContainEqual([
      'acknowledgeStandard',
      { id: 'on-call', version: 3, team: 'group:default/payments' },
    ]);
  });

  it('says why that was not taken', async () => {
    const api = new FakeScorecardsApi();
    api.acknowledgeStandard = async () => {
      throw refusal(409, 'Version 4 is in force.');
    };
    renderPage(PAGE, api);
    await userEvent.click(
      await screen.findByRole('button', { name: /^I have read/ }),
    );
    expect(
      await screen.findByText('Not said. Version 4 is in force.'),
    ).toBeInTheDocument();
  });

  it('of an older version is only read', async () => {
    const api = new FakeScorecardsApi();
    api.standards = [
      standardOf({
        version: 2,
        versions: [{ version: 2 }, { version: 3, activatedAt: daysAgo(3) }],
      }),
    ];
    renderPage(`${PAGE}?version=2`, api);
    await screen.findByText(/^1 of 1 sentence/);
    expect(screen.queryByRole('button', { name: /^I have read/ })).toBeNull();
    await waitFor(() =>
      expect(api.asked).toContainEqual([
        'getStandard',
        { id: 'on-call', version: 2 },
      ]),
    );
  });

  it('that one may not see says so', async () => {
    const api = new FakeScorecardsApi();
    api.standards = [];
    renderPage(PAGE, api);
    expect(
      await screen.findByText(/^You cannot see this standard/),
    ).toBeInTheDocument();
  });
});
