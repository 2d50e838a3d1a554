import { NotAllowedError } from '@backstage/errors';

/** Refuses a page of another site whose name was made to resolve to 127.0.0.1: it sends its own name as host. */
export function assertLocalHost(host = '') {
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)) {
    throw new NotAllowedError('The demo sign-in answers on localhost only.');
  }
}
