import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beNarrow, beWide } from '@internal/frontend-kit/testing';
import {
  changes,
  openEditor,
  retype,
  saved,
} from '../../__testUtils__/editorPage';

beforeEach(() => localStorage.clear());

describe('on a phone', () => {
  beforeEach(beNarrow);
  afterEach(beWide);

  it('goes through layers, check and save, with the sum in sight', async () => {
    const api = await openEditor();
    await retype('Every', '2');
    expect(screen.queryByRole('region', { name: 'What changes' })).toBeNull();
    expect(await screen.findByText(/, \d+ shifts? moves?/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Next: check' }));
    expect(changes()).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Next: save' }));
    await userEvent.click(
      await screen.findByRole('button', { name: /^Save: tell/ }),
    );
    await waitFor(() => expect(saved(api)).toHaveLength(1));
  });
});
