import { mockCredentials } from '@backstage/backend-test-utils';
import type { Transfer } from '@callboard/backstage-plugin-ownership-common';
import { componentEntity } from '@internal/test-kit';
import { refOf, type startBackend } from './ownershipBackend';

export const user = (name: string) =>
  mockCredentials.user(`user:default/${name}`);
/** In payments-core: neither in ledger nor an owner of what is proposed. */
export const proposer = user('arjun-mehta');
export const lead = user('tomas-lindqvist');
export const ledger = 'group:default/ledger';

/** Entities without an owner, for tests that each need one of their own. */
export function createOrphans(count: number) {
  const entities = Array.from({ length: count }, (_, index) =>
    componentEntity({ name: `stray-${index}` }),
  );
  const unused = entities.map(refOf);
  return { entities, take: () => unused.pop()! };
}

/** What people do about transfers, over HTTP. */
export function transferCalls(
  backend: () => Awaited<ReturnType<typeof startBackend>>,
) {
  const propose = (
    entityRefs: string[],
    credentials = proposer,
    toRef = ledger,
  ) =>
    backend().post(
      '/transfers',
      { entityRefs, toRef, reason: 'It books, so it is theirs' },
      credentials,
    );
  return {
    propose,
    decideOn: (
      transfers: Transfer[],
      decision: string,
      credentials = lead,
      note?: string,
    ) =>
      backend().post(
        '/transfers/decisions',
        {
          ids: transfers.map(({ id }) => id),
          decision,
          ...(note && { note }),
        },
        credentials,
      ),
    async transferOf(ref: string, credentials = lead) {
      const { body } = await backend().get(
        `/transfers?box=all&entityRef=${ref}`,
        credentials,
      );
      return body.items[0] as Transfer | undefined;
    },
    async closedOf(ref: string) {
      const { body } = await backend().get(
        `/transfers?box=all&state=closed&entityRef=${ref}`,
        lead,
      );
      return (body.items as Transfer[]).map(({ status }) => status);
    },
    async proposed(ref: string) {
      const { body } = await propose([ref]).expect(201);
      return body.items as Transfer[];
    },
  };
}
