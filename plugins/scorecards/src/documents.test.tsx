import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beNarrow, beWide } from '@internal/frontend-kit/testing';
import { FakeScorecardsApi, refusal } from './__testUtils__/FakeScorecardsApi';
import { pageAddress, renderPage } from './__testUtils__/renderPage';
import { documentOf } from './__testUtils__/sampleDocuments';
import { daysAgo } from './__testUtils__/sample';

const draft = {
  version: 7,
  state: 'draft' as const,
  title: 'x',
  hash: 'h7',
  createdAt: daysAgo(1),
};

const show = (api: FakeScorecardsApi) =>
  renderPage('/scorecards/documents', api);

describe('documents', () => {
  afterEach(beWide);

  it('are listed with the version that counts and the one that is written', async () => {
    const api = new FakeScorecardsApi();
    api.documents = [
      documentOf({ draft }),
      documentOf({
        kind: 'Standard',
        id: 'on-call',
        title: 'On-call',
        origin: 'git',
        path: 'standards/on-call.md',
        url: 'https://git.example/standards/on-call.md',
        problems: ['Line 3: sentence is missing.', 'Line 9: id is missing.'],
      }),
    ];
    show(api);
    expect(
      await screen.findByText('2 documents. 1 has a draft.'),
    ).toBeInTheDocument();
    const row = (name: RegExp) =>
      screen
        .getByRole('rowheader', { name })
        .closest<HTMLElement>('[role=row]')!;
    expect(row(/Production/)).toHaveTextContent(/version 6 counts.*draft 7/);
    expect(row(/On-call/)).toHaveTextContent(
      /git: standards\/on-call\.md.*Its file is left out: Line 3: sentence is missing\./,
    );
    expect(screen.getByRole('link', { name: /on-call\.md/ })).toHaveAttribute(
      'href',
      'https://git.example/standards/on-call.md',
    );
    expect(
      screen.getByRole('link', { name: 'Production readiness' }),
    ).toHaveAttribute(
      'href',
      '/scorecards/edit/Scorecard/production-readiness',
    );
  });

  it('are begun with a title, and open in the editor', async () => {
    const api = new FakeScorecardsApi();
    show(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'New scorecard' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    const create = dialog.getByRole('button', { name: 'Create draft' });
    expect(create).toBeDisabled();
    await userEvent.type(
      dialog.getByRole('textbox', { name: /^Title/ }),
      'Security basics',
    );
    expect(dialog.getByRole('textbox', { name: /^Id/ })).toHaveValue(
      'security-basics',
    );
    await userEvent.type(
      dialog.getByRole('textbox', { name: /^Owner/ }),
      'group:default/security',
    );
    await userEvent.click(create);
    await waitFor(() =>
      expect(pageAddress()).toBe('/scorecards/edit/Scorecard/security-basics'),
    );
    const [, request] = api.asked.find(([name]) => name === 'saveDraft')!;
    expect(request).toMatchObject({ kind: 'Scorecard', id: 'security-basics' });
    expect((request as { text: string }).text).toContain(
      'owner: group:default/security',
    );
  });

  it('say that an id is taken', async () => {
    const api = new FakeScorecardsApi();
    api.saveDraft = async () => {
      throw refusal(409);
    };
    show(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'New standard' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByRole('textbox', { name: /^Title/ }), 'A');
    await userEvent.type(dialog.getByRole('textbox', { name: /^Owner/ }), 'b');
    await userEvent.click(dialog.getByRole('button', { name: 'Create draft' }));
    expect(
      await dialog.findByText(
        'There is a document a already. Choose another id.',
      ),
    ).toBeInTheDocument();
  });

  it('are retired after saying what that means', async () => {
    const api = new FakeScorecardsApi();
    show(api);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Retire Production readiness…',
      }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      dialog.getByText(/^From now on no service is judged by it/),
    ).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Retire' }));
    expect(await screen.findByText('retired')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Retire/ })).toBeNull();
  });

  it('say how to begin where there are none', async () => {
    const api = new FakeScorecardsApi();
    api.documents = [];
    show(api);
    expect(
      await screen.findByText('Nothing is written yet'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Copy configuration' }),
    ).toBeInTheDocument();
  });

  it('are a list on a phone', async () => {
    beNarrow();
    show(new FakeScorecardsApi());
    const list = await screen.findByRole('list', { name: 'Scorecards' });
    expect(within(list).getByRole('listitem')).toHaveTextContent(
      /Production readiness.*version 6 counts/,
    );
  });

  it('say that they did not load', async () => {
    const api = new FakeScorecardsApi();
    api.failure = refusal(400, 'out of order');
    show(api);
    expect(
      await screen.findByText('The documents did not load.'),
    ).toBeInTheDocument();
  });
});
