import { useEffect } from 'react';
import { useLocation } from 'react-router-dom';
import { useUrlState } from '@internal/frontend-kit';
import { useSettled } from '../../hooks/useSettled';

// Browsers refuse more than a few changes of the address in a second, and a held key makes more.
const STAYED_MS = 300;

/** Keeps the orphan that is looked at in the address, once the reader stays with it; the first one goes without saying. */
export function useOpenInAddress(
  active: string | undefined,
  first: string | undefined,
): void {
  const { params, change } = useUrlState();
  const { state } = useLocation();
  const wanted = useSettled(active === first ? undefined : active, STAYED_MS);
  useEffect(() => {
    if ((params.get('open') ?? undefined) === wanted) return;
    change({ open: wanted }, { replace: true, state });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only a move of the reader changes the address
  }, [wanted]);
}
