import { useEffect } from 'react';
import { announce, ensureRegions } from '../lib/announce';

/** The function that speaks a message to screen readers; makes sure that the regions of the page exist. */
export function useAnnounce(): typeof announce {
  useEffect(() => {
    ensureRegions();
  }, []);
  return announce;
}
