import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refusal } from '../../__testUtils__/FakeScorecardsApi';
import {
  EDITOR_PATH,
  findWhatIf,
  findYaml,
  type,
} from '../../__testUtils__/editorScreen';
import { pageAddress, renderPage } from '../../__testUtils__/renderPage';
import { documentOf } from '../../__testUtils__/sampleDocuments';
import { EDITED, editedApi, whatIfOf } from '../../__testUtils__/sampleEditor';

beforeEach(() => localStorage.clear());

describe('what an edit would do', () => {
  it('is told in a sentence, and by what changes', async () => {
    renderPage(EDITOR_PATH, editedApi());
    const panel = within(await findWhatIf());
    expect(
      await panel.findByText(
        '31 services drop in 9 teams. 4 rise. About 18 d of work. 7 would be unknown.',
      ),
    ).toBeInTheDocument();
    expect(panel.getByText('Gold → Bronze')).toBeInTheDocument();
    expect(
      panel.getAllByText('On-call level 2 is set: Passes → Fails'),
    ).toHaveLength(1);
    expect(panel.getByText('2 people, 3 wanted')).toBeInTheDocument();
    expect(
      panel.getByText('The first 2 of 35 services are listed.'),
    ).toBeInTheDocument();
    await userEvent.click(panel.getByRole('tab', { name: 'Teams' }));
    expect(pageAddress()).toContain('panel=teams');
    expect(
      panel.getByRole('row', { name: /treasury 9 0 9 → 2/ }),
    ).toBeInTheDocument();
    await userEvent.click(panel.getByRole('tab', { name: 'Unknown' }));
    expect(
      panel.getByText('On-call level 2 is set: 7 services'),
    ).toBeInTheDocument();
    await userEvent.click(panel.getByRole('tab', { name: 'Effort' }));
    expect(panel.getByText('9 d')).toBeInTheDocument();
    await userEvent.click(panel.getByRole('tab', { name: 'Who is told' }));
    expect(
      panel.getByText('9 teams are told in their next digest.'),
    ).toBeInTheDocument();
    expect(panel.getByRole('link', { name: /treasury/ })).toBeInTheDocument();
    expect(panel.queryByRole('link', { name: /payments/ })).toBeNull();
  });

  it('is asked at the first key and once typing has paused, and stays greyed while the text is broken', async () => {
    const api = editedApi();
    const tried = jest.spyOn(api, 'tryDocument');
    renderPage(`${EDITOR_PATH}?view=yaml`, api);
    const panel = within(await findWhatIf());
    await panel.findByText(/^31 services drop/);
    tried.mockClear();
    const broken = EDITED.replace('level2-size #', 'x #').replace(
      'oncall/x',
      'oncall/levle2-size',
    );
    const field = await findYaml();
    type(field, `${EDITED} `);
    type(field, `${EDITED}  `);
    type(field, broken);
    expect(
      await panel.findByText('From the last valid version of your text.'),
    ).toBeInTheDocument();
    expect(panel.getByText(/^31 services drop/)).toBeInTheDocument();
    const asked = tried.mock.calls.map(([{ text }]) => text);
    expect([asked[0], asked.at(-1)]).toEqual([`${EDITED} `, broken]);
  });

  it('is tried on a service, with why', async () => {
    renderPage(EDITOR_PATH, editedApi());
    const panel = within(await findWhatIf());
    await userEvent.click(
      await panel.findByRole('button', { name: 'Why: try it on fx-rates' }),
    );
    expect(await panel.findByText('1 < 2, Chen Li only.')).toBeInTheDocument();
    expect(
      panel.getByText('1 check passes or does not apply.'),
    ).toBeInTheDocument();
    expect(pageAddress()).toContain('try=component:default/fx-rates');
    const field = panel.getByRole('textbox', { name: /Try on a service/ });
    await userEvent.clear(field);
    await userEvent.type(field, 'ledger{Enter}');
    expect(pageAddress()).toContain('try=component:default/ledger');
  });

  it('says that it did not load, and keeps the editor', async () => {
    const api = editedApi();
    api.tryDocument = async () => {
      throw refusal(500, 'out of order');
    };
    renderPage(EDITOR_PATH, api);
    expect(
      await screen.findByText('What this would do did not load. out of order'),
    ).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: /^Title/ })).toBeInTheDocument();
  });
});

it('has nothing to tell of where nothing would change', async () => {
  const api = editedApi();
  api.tryDocument = async () => ({
    findings: [],
    tookMs: 1,
    whatIf: whatIfOf({
      down: 0,
      up: 0,
      unknown: 0,
      effortMinutes: 0,
      teamsDown: 0,
      flips: { items: [], total: 0 },
      teams: { items: [], total: 0 },
    }),
  });
  renderPage(EDITOR_PATH, api);
  const panel = within(await findWhatIf());
  expect(
    await panel.findByText('No service changes its level.'),
  ).toBeInTheDocument();
  expect(
    panel.getByText('Nothing changes for any service.'),
  ).toBeInTheDocument();
});

describe('mistakes', () => {
  it('are told with their place and mended by one press', async () => {
    const api = editedApi();
    api.documents = [
      documentOf({ text: EDITED.replace('level2-size', 'levle2-size') }),
    ];
    renderPage(`${EDITOR_PATH}?check=level2`, api);
    const list = within(
      await screen.findByRole('region', { name: 'What is wrong' }),
    );
    expect(
      list.getByText(
        'Line 24: There is no fact oncall/levle2-size. Did you mean oncall/level2-size?',
      ),
    ).toBeInTheDocument();
    const tree = within(
      screen.getByRole('navigation', { name: 'Levels and checks' }),
    );
    expect(
      tree.getByRole('button', {
        name: 'Has a mistake: On-call level 2 is set',
      }),
    ).toHaveAttribute('aria-current', 'true');
    expect(screen.getByRole('button', { name: 'Publish…' })).toBeDisabled();

    await userEvent.click(list.getByRole('button', { name: 'Go to line 24' }));
    const field = await findYaml();
    expect(field).toHaveFocus();
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe(
      'oncall/levle2-size',
    );

    await userEvent.click(
      screen.getByRole('button', { name: 'Use it: oncall/level2-size' }),
    );
    expect(field).toHaveValue(EDITED);
    // The button is gone: the focus goes to what it has mended.
    expect(field).toHaveFocus();
    await waitFor(() =>
      expect(
        screen.queryByRole('region', { name: 'What is wrong' }),
      ).toBeNull(),
    );
    expect(screen.getByRole('button', { name: 'Publish…' })).toBeEnabled();
  });

  it('leave the form away while the text is no YAML', async () => {
    renderPage(`${EDITOR_PATH}?view=yaml`, editedApi());
    type(await findYaml(), 'a: [');
    await userEvent.click(screen.getByRole('radio', { name: 'Form' }));
    expect(screen.getByText(/^The text is no YAML/)).toBeInTheDocument();
  });
});
