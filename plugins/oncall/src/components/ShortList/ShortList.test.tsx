import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ShortList } from './ShortList';

const shown = () =>
  screen.getAllByRole('listitem').map(({ textContent }) => textContent);

it('shows the others on a press, and fewer on the next, with the focus on its button', async () => {
  renderInTestApp(
    <ShortList items={['one', 'two', 'three']} limit={2}>
      {some => (
        <ul>
          {some.map(each => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
    </ShortList>,
  );
  const button = await screen.findByRole('button', { name: 'Show all 3' });
  expect(shown()).toEqual(['one', 'two']);
  await userEvent.click(button);
  expect(shown()).toEqual(['one', 'two', 'three']);
  expect(button).toHaveAccessibleName('Show fewer');
  expect(button).toHaveFocus();
  await userEvent.click(button);
  expect(shown()).toEqual(['one', 'two']);
});
