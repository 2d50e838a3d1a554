import { fireEvent, screen } from '@testing-library/react';
import { renderEditor } from '../../__testUtils__/renderEditor';
import {
  ana,
  chen,
  dana,
  scheduleOf,
  weeklyLayer,
} from '../../__testUtils__/schedules';
import { FakeOncallApi } from '../../__testUtils__/FakeOncallApi';

const HEIGHT = 100;

/** The test environment draws nothing: layers are given a place below each other. */
function layOut(): HTMLElement[] {
  const list = screen.getByRole('list', { name: 'Layers' });
  const layers = Array.from(list.children) as HTMLElement[];
  layers.forEach((layer, at) => {
    layer.getBoundingClientRect = () =>
      new DOMRect(0, at * HEIGHT, 400, HEIGHT);
  });
  return layers;
}

const names = () =>
  screen
    .getAllByRole('heading', { level: 4, name: /Weekly|Below|Last/ })
    .map(({ textContent }) => textContent);

async function open() {
  const api = new FakeOncallApi();
  api.schedule = scheduleOf([
    weeklyLayer([dana], { priority: 2 }),
    weeklyLayer([ana], { id: 'below', name: 'Below', priority: 1 }),
    weeklyLayer([chen], { id: 'last', name: 'Last' }),
  ]);
  renderEditor('/schedules/s1/edit', api);
  await screen.findByRole('heading', { name: /^Edit / });
  expect(names()).toEqual(['1 Weekly', '2 Below', '3 Last']);
}

/** Takes the first layer at its handle. */
function take() {
  const [first] = layOut();
  const handle = first.querySelector('[title="Drag to another place"]')!;
  fireEvent.pointerDown(handle, { button: 0 });
  return first;
}

const letGoAt = (clientY: number) =>
  fireEvent(window, new MouseEvent('pointerup', { clientY }));

describe('a layer that is dragged', () => {
  it('lands where it is let go, and undo puts it back', async () => {
    await open();
    const first = take();
    expect(first).toHaveAttribute('data-dragged');
    letGoAt(2.8 * HEIGHT);
    expect(names()).toEqual(['1 Below', '2 Last', '3 Weekly']);
    expect(first).not.toHaveAttribute('data-dragged');
    fireEvent.click(screen.getByRole('button', { name: 'Undo edit' }));
    expect(names()).toEqual(['1 Weekly', '2 Below', '3 Last']);
  });

  it('stays where it was with Escape', async () => {
    await open();
    take();
    fireEvent.keyDown(window, { key: 'Escape' });
    letGoAt(2.8 * HEIGHT);
    expect(names()).toEqual(['1 Weekly', '2 Below', '3 Last']);
  });
});
