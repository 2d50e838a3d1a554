import { fireEvent, screen, within } from '@testing-library/react';
import { renderPage } from '../../__testUtils__/renderPage';
import { editedApi } from '../../__testUtils__/sampleEditor';

const PATH = '/scorecards/edit/Scorecard/production-readiness';
const LEVEL = 100;
const ENTRY = 20;

const titles = (level: string) =>
  within(screen.getByRole('list', { name: level }))
    .queryAllByRole('listitem')
    .map(({ textContent }) => textContent);

/** The test environment draws nothing: levels are given a place below each other, and checks in them. */
function layOut() {
  const tree = screen.getByRole('navigation', { name: 'Levels and checks' });
  tree.querySelectorAll('[data-level]').forEach((list, level) => {
    const top = level * LEVEL;
    list.parentElement!.getBoundingClientRect = () =>
      new DOMRect(0, top, 200, LEVEL);
    Array.from(list.children).forEach((entry, at) => {
      entry.getBoundingClientRect = () =>
        new DOMRect(0, top + ENTRY * (at + 1), 200, ENTRY);
    });
  });
}

/** Opens the editor, and takes the first check at its handle. */
async function take() {
  localStorage.clear();
  renderPage(PATH, editedApi());
  const entry = (
    await screen.findByRole('button', { name: 'Has an owner' })
  ).closest('li')!;
  layOut();
  fireEvent.pointerDown(
    entry.querySelector('[title="Drag, or press Alt and an arrow key"]')!,
    { button: 0 },
  );
  expect(entry).toHaveAttribute('data-dragged');
}

const letGoAt = (clientY: number) =>
  fireEvent(window, new MouseEvent('pointerup', { clientY }));

describe('a check that is dragged', () => {
  it.each([
    [
      'above another one',
      LEVEL + 5,
      ['Has an owner', 'On-call level 2 is set'],
    ],
    ['below it', LEVEL + 80, ['On-call level 2 is set', 'Has an owner']],
  ])('lands in the level where it is let go, %s', async (_, y, silver) => {
    await take();
    letGoAt(y);
    expect(titles('Bronze')).toEqual([]);
    expect(titles('Silver')).toEqual(silver);
  });

  it('lands in a level without checks', async () => {
    await take();
    letGoAt(2 * LEVEL + 50);
    expect(titles('Gold')).toEqual(['Has an owner']);
  });

  it('stays where it was with Escape, and where it is let go in its place', async () => {
    await take();
    fireEvent.keyDown(window, { key: 'Escape' });
    letGoAt(2 * LEVEL);
    expect(titles('Bronze')).toEqual(['Has an owner']);
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });
});
