import { useEffect } from 'react';

/**
 * Runs something after each drawing while the answer to an act stands. The drawing that takes a button away comes at a
 * time of its own: when the data was read again, or when a dialog has closed.
 */
export function useAfterAct(answer: unknown, run?: () => void): void {
  useEffect(() => {
    if (answer !== undefined) run?.();
  });
}
