import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beNarrow, beWide } from '@internal/frontend-kit/testing';
import {
  EDITOR_PATH,
  findWhatIf,
  findYaml,
  type,
} from '../../__testUtils__/editorScreen';
import { renderPage } from '../../__testUtils__/renderPage';
import { documentOf } from '../../__testUtils__/sampleDocuments';
import { EDITED, editedApi } from '../../__testUtils__/sampleEditor';

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

describe('form and YAML', () => {
  it('are two views of one text, whose comments stay', async () => {
    renderPage(`${EDITOR_PATH}?check=level2`, editedApi());
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
    const field = await findYaml();
    expect(field).toHaveValue(EDITED.replace('atLeast: 2', 'atLeast: 3'));
    field.setSelectionRange(5, 9);
    fireEvent.select(field);
    await userEvent.click(screen.getByRole('radio', { name: 'Form' }));
    await userEvent.click(screen.getByRole('radio', { name: 'YAML' }));
    const again = await findYaml();
    expect([again.selectionStart, again.selectionEnd]).toEqual([5, 9]);
  });

  it('change the comparison, and the fact, of a condition', async () => {
    renderPage(`${EDITOR_PATH}?check=level2`, editedApi());
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
    const { value } = await findYaml();
    expect(value).toContain('fact: builds/green');
    expect(value).toContain('equals: true');
    expect(value).not.toContain('moreThan');
  });

  it('add a check, and move it by keys, which is spoken', async () => {
    const spoken = listen();
    renderPage(EDITOR_PATH, editedApi());
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
    renderPage(EDITOR_PATH, editedApi());
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
    renderPage(EDITOR_PATH, api);
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

describe('on a phone', () => {
  it('is read, and values are changed', async () => {
    beNarrow();
    const api = editedApi();
    renderPage(`${EDITOR_PATH}?check=level2`, api);
    expect(
      await screen.findByText(/^Here you read, and change single values/),
    ).toBeInTheDocument();
    await within(await findWhatIf()).findByText(/^31 services drop/);
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
    renderPage(`${EDITOR_PATH}?check=level2`, api);
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
