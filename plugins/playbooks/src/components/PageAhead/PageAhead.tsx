import { useEffect } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { usePlaybookAhead } from '../../hooks/usePlaybooks';
import { decoded } from '../../lib/decoded';
import { pageRouteRef } from '../../routes';

/** The playbook in the address bar when the portal was opened. */
function pageOf(address: string, pagePath: string): string | undefined {
  const prefix = pagePath.slice(0, pagePath.lastIndexOf('/') + 1);
  const id = address.startsWith(prefix) && address.slice(prefix.length);
  return id && !id.includes('/') ? decoded(id) : undefined;
}

/**
 * Asks for the page of the address while the portal still signs in and builds itself. The request leaves with the token, which
 * on a slow phone is a good part of a tenth of a second earlier than the view itself could send it.
 */
export function PageAhead() {
  const pagePath = useRouteRef(pageRouteRef)({ id: '-' });
  const askFor = usePlaybookAhead();
  useEffect(() => {
    const id = pageOf(window.location.pathname, pagePath);
    if (id !== undefined) askFor(id);
    // Once: pages opened later are asked for by their view.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return null;
}
