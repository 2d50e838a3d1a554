import { useState } from 'react';
import { act, fireEvent, screen } from '@testing-library/react';
import { renderKit } from '../../__testUtils__/renderKit';
import { UndoBar } from './UndoBar';

const text = 'Ledger confirmed as owner of payment-router.';

function show(undo: () => Promise<unknown> = async () => {}) {
  const onEnd = jest.fn();
  const onUndo = jest.fn(undo);
  renderKit(<UndoBar text={text} onUndo={onUndo} onEnd={onEnd} />);
  return { onEnd, onUndo, bar: screen.getByRole('region', { name: 'Undo' }) };
}

const wait = (ms: number) =>
  act(async () => {
    await jest.advanceTimersByTimeAsync(ms);
  });

describe('UndoBar', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('goes after 10 s', async () => {
    const { onEnd } = show();
    await wait(9_999);
    expect(onEnd).not.toHaveBeenCalled();
    await wait(1);
    expect(onEnd).toHaveBeenCalled();
  });

  it.each([
    ['under the pointer', fireEvent.mouseEnter, fireEvent.mouseLeave],
    ['in focus', fireEvent.focus, fireEvent.blur],
  ])('stays %s', async (_, hold, release) => {
    const { onEnd, bar } = show();
    hold(bar);
    await wait(60_000);
    expect(onEnd).not.toHaveBeenCalled();
    release(bar);
    await wait(10_000);
    expect(onEnd).toHaveBeenCalled();
  });

  it('takes back, and goes', async () => {
    const { onEnd, onUndo } = show();
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await wait(0);
    expect(onUndo).toHaveBeenCalledTimes(1);
    expect(onEnd).toHaveBeenCalled();
  });

  it('gives the focus back to where it came from', async () => {
    function Sample() {
      const [isShown, setShown] = useState(true);
      return (
        <>
          <button type="button">Row</button>
          {isShown && (
            <UndoBar
              text={text}
              onUndo={async () => {}}
              onEnd={() => setShown(false)}
            />
          )}
        </>
      );
    }
    renderKit(<Sample />);
    const row = screen.getByRole('button', { name: 'Row' });
    const undo = screen.getByRole('button', { name: 'Undo' });
    act(() => row.focus());
    act(() => undo.focus());
    fireEvent.click(undo);
    await wait(0);
    expect(undo).not.toBeInTheDocument();
    expect(row).toHaveFocus();
  });

  it('stays and says why when it could not', async () => {
    const { onEnd, bar } = show(async () => {
      throw Object.assign(new Error('no'), { statusCode: 503 });
    });
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await wait(60_000);
    expect(bar).toHaveTextContent('Not taken back. The server answered 503');
    expect(onEnd).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(onEnd).toHaveBeenCalled();
  });

  it('gives way to the next one', () => {
    const { onEnd } = show();
    renderKit(<UndoBar text="Next" onUndo={jest.fn()} onEnd={jest.fn()} />);
    expect(onEnd).toHaveBeenCalledTimes(1);
  });
});
