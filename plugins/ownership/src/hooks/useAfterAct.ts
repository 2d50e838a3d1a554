import { useEffect, useRef } from 'react';

/**
 * Runs something after each drawing while the answer to an act stands, until the focus has found another place. The drawing
 * that takes a button away comes at a time of its own: when the data was read again, or when a dialog has closed.
 */
export function useAfterAct(answer: unknown, run?: () => void): void {
  const act = useRef<{
    answer: unknown;
    from: Element | null;
    isOver: boolean;
  }>();
  useEffect(() => {
    if (answer === undefined) {
      act.current = undefined;
      return;
    }
    if (act.current?.answer !== answer) {
      act.current = { answer, from: document.activeElement, isOver: false };
    }
    if (act.current.isOver) return;
    run?.();
    const { activeElement } = document;
    act.current.isOver =
      activeElement !== null &&
      activeElement !== document.body &&
      activeElement !== act.current.from;
  });
}
