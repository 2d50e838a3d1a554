import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderKit, watchClipboard } from '../../__testUtils__/renderKit';
import { CopyableText } from '../CopyableText/CopyableText';
import { Snippet } from '../Snippet/Snippet';
import { CommandBlock } from './CommandBlock';

const command =
  'kubectl  rollout restart --namespace=pay deployment/payout-batch';

describe('blocks of text to copy', () => {
  it('breaks a command at spaces only and copies it unchanged', async () => {
    const user = userEvent.setup();
    const writeText = watchClipboard();
    const { container } = renderKit(<CommandBlock command={command} />);
    expect(container.querySelector('code')?.textContent).toBe(command);
    expect(
      Array.from(
        container.querySelectorAll('code > span'),
        word => word.textContent,
      ),
    ).toEqual(command.split(/\s+/));
    await user.click(screen.getByRole('button', { name: 'Copy command' }));
    expect(writeText).toHaveBeenCalledWith(command);
  });

  it('marks where a line goes on below, but not where the command itself breaks', () => {
    const lines: Record<string, number> = {
      one: 0,
      two: 0,
      three: 20,
      four: 40,
    };
    jest
      .spyOn(HTMLElement.prototype, 'offsetTop', 'get')
      .mockImplementation(function top(this: HTMLElement) {
        return lines[this.textContent ?? ''] ?? 0;
      });
    Object.assign(window, {
      ResizeObserver: class {
        constructor(private readonly notify: () => void) {}
        observe() {
          this.notify();
        }
        disconnect() {}
      },
    });
    const { container } = renderKit(
      <CommandBlock command={'one two three\nfour'} />,
    );
    const marked = container.querySelectorAll('[data-wraps]');
    expect(Array.from(marked, word => word.textContent)).toEqual(['two']);
    jest.restoreAllMocks();
    Reflect.deleteProperty(window, 'ResizeObserver');
  });

  it('keeps the lines and the indentation of a snippet', async () => {
    const user = userEvent.setup();
    const writeText = watchClipboard();
    const text = 'spec:\n  owner: group:default/ledger\n';
    const { container } = renderKit(
      <Snippet text={text} language="yaml" what="owner entry" />,
    );
    expect(container.querySelector('pre')?.textContent).toBe(text);
    expect(screen.getByText('yaml')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Copy owner entry' }));
    expect(writeText).toHaveBeenCalledWith(text);
  });

  it('copies a short text', async () => {
    const user = userEvent.setup();
    const writeText = watchClipboard();
    renderKit(<CopyableText text="9f31c02" what="commit 9f31c02" />);
    await user.click(
      screen.getByRole('button', { name: 'Copy commit 9f31c02' }),
    );
    expect(writeText).toHaveBeenCalledWith('9f31c02');
  });
});
