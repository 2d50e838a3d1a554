import { useEffect } from 'react';
import { useLocation } from 'react-router-dom';
import { useHomePath } from '../../hooks/useHomePath';
import { usePlaybookAhead } from '../../hooks/usePlaybooks';
import { decoded } from '../../lib/decoded';

/** The playbook that an address names. */
function pageOf(address: string, pages: string): string | undefined {
  const id = address.startsWith(pages) && address.slice(pages.length);
  return id && !id.includes('/') ? decoded(id) : undefined;
}

/**
 * Asks for the page of the address while the portal still signs in and builds itself: the request leaves with the token, and
 * not after all that is drawn first.
 */
export function PageAhead() {
  const path = useHomePath();
  const { pathname } = useLocation();
  const askFor = usePlaybookAhead();
  useEffect(() => {
    // A portal may have the cards without the page.
    const id = path && pageOf(pathname, path.page(''));
    if (id !== undefined) askFor(id);
    // Once: pages opened later are asked for by their view.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return null;
}
