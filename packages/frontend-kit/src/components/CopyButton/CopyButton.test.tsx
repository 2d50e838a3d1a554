import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderKit } from '../../__testUtils__/renderKit';
import { KitRoot } from '../KitRoot/KitRoot';
import { CopyButton } from './CopyButton';

const polite = () => document.querySelector('[aria-live=polite]');

function setup(clipboard?: { writeText: jest.Mock }) {
  const user = userEvent.setup();
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: clipboard,
  });
  renderKit(
    <KitRoot>
      <CopyButton value="#pay-core" what="channel #pay-core" />
    </KitRoot>,
  );
  return {
    user,
    button: screen.getByRole('button', { name: 'Copy channel #pay-core' }),
  };
}

describe('CopyButton', () => {
  afterEach(() => {
    Reflect.deleteProperty(document, 'execCommand');
  });

  it('copies, says what, and shows a check for two seconds', async () => {
    const writeText = jest.fn().mockResolvedValue(undefined);
    const { user, button } = setup({ writeText });
    await user.click(button);
    expect(writeText).toHaveBeenCalledWith('#pay-core');
    expect(polite()).toHaveTextContent('Copied channel #pay-core');
    expect(button).toHaveAttribute('data-copied');
    await waitFor(() => expect(button).not.toHaveAttribute('data-copied'), {
      timeout: 3_000,
    });
  });

  it('starts its name with the words on it', () => {
    renderKit(
      <CopyButton value="a@b.example" what="mail address" label="Copy" />,
    );
    expect(
      screen.getByRole('button', { name: 'Copy: mail address' }),
    ).toHaveTextContent('Copy');
  });

  it('works by keyboard', async () => {
    const writeText = jest.fn().mockResolvedValue(undefined);
    const { user, button } = setup({ writeText });
    act(() => button.focus());
    await user.keyboard('{Enter}');
    expect(writeText).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['is missing', undefined],
    [
      'refuses',
      { writeText: jest.fn().mockRejectedValue(new Error('denied')) },
    ],
  ])('selects a field when the clipboard %s', async (_case, clipboard) => {
    const { user, button } = setup(clipboard);
    const copied: string[] = [];
    Object.assign(document, {
      execCommand: () => {
        const field = document.activeElement as HTMLTextAreaElement;
        copied.push(
          field.value.slice(field.selectionStart, field.selectionEnd),
        );
        return true;
      },
    });
    await user.click(button);
    await waitFor(() => expect(button).toHaveAttribute('data-copied'));
    expect(copied).toEqual(['#pay-core']);
    expect(document.querySelector('textarea')).toBeNull();
    expect(button).toHaveFocus();
  });

  it('says at the control when nothing works', async () => {
    const { user, button } = setup(undefined);
    await user.click(button);
    expect(
      await screen.findByText(/^Not copied: the browser refused/, {
        selector: 'button ~ span',
      }),
    ).toBeInTheDocument();
    expect(button).not.toHaveAttribute('data-copied');
  });
});
