import type { RefObject } from 'react';
import { focusIfLost } from '../lib/focusIfLost';
import { useAfterAct } from './useAfterAct';
import type { useConfirmWaiting } from './useConfirmWaiting';

/** Gives the focus a place when what was to be confirmed has gone with its button. */
export function useAfterConfirm(
  { isSuccess, error, submittedAt }: ReturnType<typeof useConfirmWaiting>,
  root: RefObject<HTMLElement>,
): void {
  useAfterAct(isSuccess || error ? submittedAt : undefined, () =>
    focusIfLost(root.current),
  );
}
