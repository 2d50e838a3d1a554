import { FakeOwnershipApi } from '../src/__testUtils__/FakeOwnershipApi';
import { ownedBy } from '../src/__testUtils__/owners';

function failing(name: string, statusCode: number, message: string) {
  const api = new FakeOwnershipApi();
  api.error = Object.assign(new Error(message), { name, statusCode });
  return api;
}

function silent() {
  const api = new FakeOwnershipApi();
  api.silent = true;
  return api;
}

function stale() {
  const api = new FakeOwnershipApi({
    owners: [ownedBy('odd-stale')],
  });
  api.asOf = new Date(Date.now() - 3 * 60 * 60_000).toISOString();
  return api;
}

/** Backends that are slow, silent, refusing or absent: one entity each. */
export const oddStates = {
  unread: new FakeOwnershipApi(),
  stale: stale(),
  loading: silent(),
  error: failing('ServiceUnavailableError', 503, 'database is starting'),
  forbidden: failing('NotAllowedError', 403, 'not allowed'),
  absent: failing('NotFoundError', 404, 'not found'),
};
