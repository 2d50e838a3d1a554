import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  FakeScorecardsApi,
  refusal,
} from '../../__testUtils__/FakeScorecardsApi';
import { renderPage } from '../../__testUtils__/renderPage';
import { documentOf } from '../../__testUtils__/sampleDocuments';
import { EDITED, editedApi } from '../../__testUtils__/sampleEditor';

const PATH = '/scorecards/edit/Scorecard/production-readiness';

const whatIf = () => screen.findByRole('region', { name: 'What this does' });
/** What was asked of a method last. */
const lastOf = (api: FakeScorecardsApi, method: string) =>
  api.asked.filter(([name]) => name === method).at(-1)?.[1];

function type(field: HTMLElement, value: string) {
  fireEvent.change(field, { target: { value } });
}

/** What is kept on this device. */
const kept = () =>
  localStorage.getItem(
    'callboard:scorecards:draft:Scorecard/production-readiness',
  );

beforeEach(() => localStorage.clear());

describe('drafts', () => {
  it('are saved, and what is not saved stays on this device', async () => {
    const api = editedApi();
    const { unmount } = renderPage(PATH, api);
    expect(await screen.findByText('active 6')).toBeInTheDocument();
    type(await screen.findByRole('textbox', { name: /^Title/ }), 'Readiness');
    await waitFor(() => expect(kept()).toContain('Readiness'));
    unmount();
    renderPage(PATH, api);
    expect(await screen.findByRole('textbox', { name: /^Title/ })).toHaveValue(
      'Readiness',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Save draft' }));
    expect(await screen.findByText('draft 7 on active 6')).toBeInTheDocument();
    expect(lastOf(api, 'saveDraft')).toEqual({
      kind: 'Scorecard',
      id: 'production-readiness',
      text: EDITED.replace('Production readiness', 'Readiness'),
      seenHash: undefined,
    });
    expect(screen.queryByRole('button', { name: 'Save draft' })).toBeNull();
    expect(kept()).toBeNull();
  });

  it('tell who was faster, and keep what was typed', async () => {
    const api = editedApi();
    renderPage(PATH, api);
    const title = await screen.findByRole('textbox', { name: /^Title/ });
    type(title, 'Mine');
    const theirs = EDITED.replace('Production readiness', 'Theirs');
    api.saveDraft = async () => {
      api.documents = [
        documentOf({
          text: theirs,
          draft: {
            version: 8,
            state: 'draft',
            title: 'Theirs',
            hash: 'h8',
            createdBy: 'user:default/chen.li',
            createdAt: new Date().toISOString(),
          },
        }),
      ];
      throw refusal(409);
    };
    await userEvent.click(screen.getByRole('button', { name: 'Save draft' }));
    expect(
      await screen.findByText(/saved another draft while you edited\.$/),
    ).toBeInTheDocument();
    expect(title).toHaveValue('Mine');
    await screen.findByText(/^chen.li saved/);
    await userEvent.click(screen.getByRole('button', { name: 'Take theirs' }));
    expect(title).toHaveValue('Theirs');
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(title).toHaveValue('Mine');
  });

  it('are thrown away for the version in force', async () => {
    const api = editedApi();
    const draft = {
      version: 7,
      state: 'draft' as const,
      title: 'x',
      hash: 'h7',
      createdAt: new Date().toISOString(),
    };
    api.documents = [
      documentOf({ text: EDITED.replace('Has an', 'Has no'), draft }),
    ];
    api.discardDraft = async () => {
      api.documents = [documentOf({ text: EDITED })];
    };
    renderPage(PATH, api);
    await screen.findByRole('button', { name: 'Has no owner' });
    await userEvent.click(screen.getByRole('button', { name: 'Discard' }));
    expect(
      await screen.findByRole('button', { name: 'Has an owner' }),
    ).toBeInTheDocument();
    expect(screen.getByText('active 6')).toBeInTheDocument();
  });

  it('of git are read and tried, and copied', async () => {
    const api = editedApi();
    api.documents = [
      documentOf({
        text: EDITED,
        origin: 'git',
        path: 'scorecards/readiness.yaml',
      }),
    ];
    renderPage(PATH, api);
    expect(
      (await screen.findByText(/^This document is kept in git:/)).textContent,
    ).toBe('This document is kept in git: scorecards/readiness.yaml');
    expect(
      screen.getByRole('button', { name: 'Copy as YAML: the document' }),
    ).toBeInTheDocument();
    type(screen.getByRole('textbox', { name: /^Title/ }), 'Mine');
    await within(await whatIf()).findByText(/^31 services drop/);
    for (const name of ['Save draft', 'Publish…', 'Discard']) {
      expect(screen.queryByRole('button', { name })).toBeNull();
    }
  });

  it('that one may not see say so', async () => {
    const api = editedApi();
    api.documents = [];
    renderPage(PATH, api);
    expect(
      await screen.findByText(/^You cannot see this document/),
    ).toBeInTheDocument();
  });
});

describe('publishing', () => {
  async function open(api: FakeScorecardsApi) {
    renderPage(PATH, api);
    await within(await whatIf()).findByText(/^31 services drop/);
    await userEvent.click(screen.getByRole('button', { name: 'Publish…' }));
    return within(
      await screen.findByRole('dialog', {
        name: 'Publish Production readiness',
      }),
    );
  }

  it('says what happens to whom, and does it', async () => {
    const api = editedApi();
    const dialog = await open(api);
    expect(
      dialog.getByText(
        /^Version 7: 31 services drop in 9 teams\..*9 teams are told in their next digest\.$/,
      ),
    ).toBeInTheDocument();
    await userEvent.type(
      dialog.getByRole('textbox', { name: /^What has changed/ }),
      'Two people',
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Publish: 9 teams are told' }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(lastOf(api, 'saveDraft')).toMatchObject({ text: EDITED });
    expect(lastOf(api, 'publishDraft')).toEqual({
      kind: 'Scorecard',
      id: 'production-readiness',
      seenHash: `h${EDITED.length}`,
      from: undefined,
      note: 'Two people',
    });
  });

  it('lets new checks count from a day on', async () => {
    const api = editedApi();
    // The version in force has one of the two checks.
    const getDocument = api.getDocument.bind(api);
    api.getDocument = async request => ({
      ...(await getDocument(request)),
      ...(request.version === 6 && {
        text: 'kind: Scorecard\nid: production-readiness\nchecks: [{ id: owner }]\n',
      }),
    });
    const dialog = await open(api);
    await userEvent.click(
      await dialog.findByRole('radio', {
        name: 'At once, and its new check from a day on',
      }),
    );
    const day = dialog.getByLabelText(/^Day/);
    type(day, '2020-01-01');
    await userEvent.click(dialog.getByRole('button', { name: /^Publish:/ }));
    expect(lastOf(api, 'publishDraft')).toBeUndefined();
    type(day, '2099-01-01');
    expect(
      dialog.getByText(/shown as "counts from 1 Jan 2099"/),
    ).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: /^Publish:/ }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const { text } = lastOf(api, 'saveDraft') as { text: string };
    expect(text).toBe(`${EDITED}    countsFrom: 2099-01-01\n`);
  });

  it('may wait for a day as a whole', async () => {
    const api = editedApi();
    const dialog = await open(api);
    await userEvent.click(
      dialog.getByRole('radio', { name: 'All of it from a day on' }),
    );
    type(dialog.getByLabelText(/^Day/), '2099-02-01');
    await userEvent.click(dialog.getByRole('button', { name: /^Publish:/ }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(lastOf(api, 'publishDraft')).toMatchObject({
      from: '2099-02-01T00:00:00.000Z',
    });
  });

  it('tells why it did not work, and stays open', async () => {
    const api = editedApi();
    const dialog = await open(api);
    api.publishDraft = async () => {
      throw refusal(400, 'title is missing.');
    };
    await userEvent.click(dialog.getByRole('button', { name: /^Publish:/ }));
    expect(
      await dialog.findByText('Not published. title is missing.'),
    ).toBeInTheDocument();
  });
});
