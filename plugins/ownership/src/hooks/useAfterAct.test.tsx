import { useRef } from 'react';
import { act, render, screen } from '@testing-library/react';
import { focusIfLost } from '../lib/focusIfLost';
import { useAfterAct } from './useAfterAct';

function Sample(props: { answer?: string; hasButton?: boolean }) {
  const root = useRef<HTMLDivElement>(null);
  useAfterAct(props.answer, () => focusIfLost(root.current));
  return (
    <div ref={root} role="group" tabIndex={-1}>
      {props.hasButton && <button type="button">Act</button>}
    </div>
  );
}

describe('useAfterAct', () => {
  it('gives the focus a place once, when its button has gone', () => {
    const { rerender } = render(<Sample hasButton />);
    act(() => screen.getByRole('button').focus());
    rerender(<Sample hasButton answer="done" />);
    expect(screen.getByRole('button')).toHaveFocus();
    rerender(<Sample answer="done" />);
    const group = screen.getByRole('group');
    expect(group).toHaveFocus();
    // The reader presses beside everything; the next drawing is none of their doing.
    act(() => group.blur());
    rerender(<Sample answer="done" />);
    expect(document.body).toHaveFocus();
  });
});
