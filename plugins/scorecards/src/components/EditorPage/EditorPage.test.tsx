import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beNarrow, beWide } from '@internal/frontend-kit/testing';
import { refusal } from '../../__testUtils__/FakeScorecardsApi';
import { pageAddress, renderPage } from '../../__testUtils__/renderPage';
import { documentOf } from '../../__testUtils__/sampleDocuments';
import { EDITED, editedApi, whatIfOf } from '../../__testUtils__/sampleEditor';

const PATH = '/scorecards/edit/Scorecard/production-readiness';

const whatIf = () => screen.findByRole('region', { name: 'What this does' });
const yaml = () =>
  screen.findByRole<HTMLTextAreaElement>('textbox', {
    name: 'The document as YAML',
  });

function type(field: HTMLElement, value: string) {
  fireEvent.change(field, { target: { value } });
}

/** All that is spoken from now on: what was said last may be followed at once by what the edit would do. */
function listen(): (string | null)[] {
  const spoken: (string | null)[] = [];
  new MutationObserver(records =>
    records.forEach(({ target, addedNodes }) => {
      if ((target as Element).getAttribute('role') === 'status') {
        addedNodes.forEach(({ textContent }) => spoken.push(textContent));
      }
    }),
  ).observe(document.body, { childList: true, subtree: true });
  return spoken;
}

beforeEach(() => localStorage.clear());
afterEach(beWide);

describe('what an edit would do', () => {
  it('is told in a sentence, and by what changes', async () => {
    renderPage(PATH, editedApi());
    const panel = within(await whatIf());
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
    renderPage(`${PATH}?view=yaml`, api);
    const panel = within(await whatIf());
    await panel.findByText(/^31 services drop/);
    tried.mockClear();
    const broken = EDITED.replace('level2-size #', 'x #').replace(
      'oncall/x',
      'oncall/levle2-size',
    );
    const field = await yaml();
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
    renderPage(PATH, editedApi());
    const panel = within(await whatIf());
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
    renderPage(PATH, api);
    expect(
      await screen.findByText('What this would do did not load. out of order'),
    ).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: /^Title/ })).toBeInTheDocument();
  });
});

describe('mistakes', () => {
  it('are told with their place and mended by one press', async () => {
    const api = editedApi();
    api.documents = [
      documentOf({ text: EDITED.replace('level2-size', 'levle2-size') }),
    ];
    renderPage(`${PATH}?check=level2`, api);
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
    const field = await yaml();
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
    renderPage(`${PATH}?view=yaml`, editedApi());
    type(await yaml(), 'a: [');
    await userEvent.click(screen.getByRole('radio', { name: 'Form' }));
    expect(screen.getByText(/^The text is no YAML/)).toBeInTheDocument();
  });
});

describe('form and YAML', () => {
  it('are two views of one text, whose comments stay', async () => {
    renderPage(`${PATH}?check=level2`, editedApi());
    const leaf = within(
      await screen.findByRole('group', {
        name: 'Condition on Rotation size of level 2',
      }),
    );
    const value = leaf.getByRole('textbox', { name: 'Value' });
    expect(value).toHaveValue('2');
    await userEvent.clear(value);
    await userEvent.type(value, '3');
    await userEvent.click(screen.getByRole('radio', { name: 'YAML' }));
    const field = await yaml();
    expect(field).toHaveValue(EDITED.replace('atLeast: 2', 'atLeast: 3'));
    field.setSelectionRange(5, 9);
    fireEvent.select(field);
    await userEvent.click(screen.getByRole('radio', { name: 'Form' }));
    await userEvent.click(screen.getByRole('radio', { name: 'YAML' }));
    const again = await yaml();
    expect([again.selectionStart, again.selectionEnd]).toEqual([5, 9]);
  });

  it('change the comparison, and the fact, of a condition', async () => {
    renderPage(`${PATH}?check=level2`, editedApi());
    await userEvent.click(
      await screen.findByRole('button', { name: /is at least Comparison/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'is more than' }),
    );
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Rotation size of level 2 oncall/level2-size: choose another fact',
      }),
    );
    const picker = within(await screen.findByRole('dialog', { name: 'Facts' }));
    await userEvent.type(picker.getByRole('searchbox'), 'green');
    const facts = picker.getAllByRole('listitem');
    expect(facts).toHaveLength(1);
    expect(facts[0]).toHaveTextContent(
      /Main is green.*builds\/green.*boolean.*known for 5 of 6 services/,
    );
    await userEvent.click(within(facts[0]).getByRole('button'));
    await userEvent.click(screen.getByRole('radio', { name: 'YAML' }));
    const { value } = await yaml();
    expect(value).toContain('fact: builds/green');
    expect(value).toContain('equals: true');
    expect(value).not.toContain('moreThan');
  });

  it('add a check, and move it by keys, which is spoken', async () => {
    const spoken = listen();
    renderPage(PATH, editedApi());
    await userEvent.click(
      await screen.findByRole('button', { name: 'Add check' }),
    );
    const picker = within(await screen.findByRole('dialog', { name: 'Facts' }));
    await userEvent.click(
      picker.getByRole('button', { name: /Main is green/ }),
    );
    const tree = within(
      screen.getByRole('navigation', { name: 'Levels and checks' }),
    );
    const entry = await tree.findByRole('button', {
      name: 'Main is green is as it should be',
    });
    expect(entry).toHaveAttribute('aria-current', 'true');
    entry.focus();
    for (const place of ['Silver, 1 of 2', 'Silver, 2 of 2']) {
      await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
      await waitFor(() => expect(spoken).toContain(place));
      await waitFor(() =>
        expect(
          tree.getByRole('button', {
            name: 'Main is green is as it should be',
          }),
        ).toHaveFocus(),
      );
    }
    expect(
      within(tree.getByRole('list', { name: 'Silver' })).getAllByRole(
        'listitem',
      ),
    ).toHaveLength(2);
  });

  it('take an edit back, and again', async () => {
    renderPage(PATH, editedApi());
    const title = await screen.findByRole('textbox', { name: /^Title/ });
    type(title, 'Readiness');
    expect(title).toHaveValue('Readiness');
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(title).toHaveValue('Production readiness');
    fireEvent.keyDown(title, { key: 'y', ctrlKey: true });
    expect(title).toHaveValue('Readiness');
  });
});

describe('an empty scorecard', () => {
  it('offers first checks of facts that are there', async () => {
    const api = editedApi();
    const empty = EDITED.slice(0, EDITED.indexOf('checks:'));
    api.documents = [documentOf({ text: `${empty}checks: []\n` })];
    renderPage(PATH, api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Has an owner' }),
    );
    const tree = screen.getByRole('navigation', { name: 'Levels and checks' });
    expect(
      within(tree).getByRole('button', { name: 'Has an owner' }),
    ).toBeInTheDocument();
    expect(screen.queryByText('Pick a first check')).toBeNull();
  });
});

describe('other documents', () => {
  it('have a form without checks', async () => {
    const api = editedApi();
    api.tryDocument = async () => ({ findings: [], tookMs: 1 });
    api.documents = [
      documentOf({
        kind: 'Campaign',
        id: 'leave-java',
        text: 'kind: Campaign\nid: leave-java\ntitle: Leave\ntarget: { checks: [a/b] }\nstartsOn: 2027-01-01\n',
      }),
    ];
    renderPage('/scorecards/edit/Campaign/leave-java', api);
    expect(await screen.findByLabelText(/^First day/)).toHaveValue(
      '2027-01-01',
    );
    const checks = screen.getByRole('textbox', {
      name: /^Checks that have to pass/,
    });
    expect(checks).toHaveValue('a/b');
    type(checks, 'a/b, c/d,');
    expect(checks).toHaveValue('a/b, c/d,');
    expect(
      screen.queryByRole('navigation', { name: 'Levels and checks' }),
    ).toBeNull();
    expect(screen.queryByRole('region', { name: 'What this does' })).toBeNull();
  });
});

describe('on a phone', () => {
  it('is read, and values are changed', async () => {
    beNarrow();
    const api = editedApi();
    renderPage(`${PATH}?check=level2`, api);
    expect(
      await screen.findByText(/^Here you read, and change single values/),
    ).toBeInTheDocument();
    await within(await whatIf()).findByText(/^31 services drop/);
    const value = screen.getByRole('textbox', { name: 'Value' });
    type(value, '4');
    expect(value).toHaveValue('4');
    expect(
      screen.queryByRole('button', { name: /choose another fact/ }),
    ).toBeNull();
    expect(screen.queryByRole('button', { name: 'Add check' })).toBeNull();
    expect(
      screen.getByRole('button', { name: 'Publish…' }),
    ).toBeInTheDocument();
  });

  it('keeps the focus where a press mends a mistake', async () => {
    beNarrow();
    const api = editedApi();
    api.documents = [
      documentOf({ text: EDITED.replace('level2-size', 'levle2-size') }),
    ];
    renderPage(`${PATH}?check=level2`, api);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Use it: oncall/level2-size',
      }),
    );
    await waitFor(() =>
      expect(
        screen.queryByRole('region', { name: 'What is wrong' }),
      ).toBeNull(),
    );
    expect(screen.getByRole('region', { name: 'Form' })).toHaveFocus();
  });
});

it('tells how long the facts of a set count', async () => {
  const api = editedApi();
  const facts = [
    {
      name: 'coverage',
      title: 'Coverage',
      type: 'number',
      maxAgeMs: 129600000,
    },
    { name: 'docs', title: 'Docs', type: 'boolean' },
  ];
  api.documents = [
    documentOf({
      kind: 'FactSet',
      id: 'ci',
      text: JSON.stringify({ kind: 'FactSet', id: 'ci', facts }),
    }),
  ];
  renderPage('/scorecards/edit/FactSet/ci', api);
  const list = await screen.findByRole('list', { name: 'Facts of the set' });
  expect(list).toHaveTextContent('number · counts for 1 d 12 h');
  expect(list).toHaveTextContent('boolean · counts for ever');
});

it('names the file of git, and what is wrong with it', async () => {
  const api = editedApi();
  api.documents = [
    documentOf({
      origin: 'git',
      mayEdit: false,
      path: 'basics/readiness.yaml',
      url: 'https://git.example/basics/readiness.yaml',
      problems: ['Line 9: There is no fact ci/covrage.'],
    }),
  ];
  renderPage(PATH, api);
  expect(
    await screen.findByText('Line 9: There is no fact ci/covrage.'),
  ).toBeInTheDocument();
  expect(screen.getByRole('link', { name: /readiness\.yaml/ })).toHaveAttribute(
    'href',
    'https://git.example/basics/readiness.yaml',
  );
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
  renderPage(PATH, api);
  const panel = within(await whatIf());
  expect(
    await panel.findByText('No service changes its level.'),
  ).toBeInTheDocument();
  expect(
    panel.getByText('Nothing changes for any service.'),
  ).toBeInTheDocument();
});
