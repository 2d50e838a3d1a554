import type { PropsWithChildren } from 'react';
import { act, renderHook, waitFor } from '@testing-library/react';
import { TestApiProvider } from '@backstage/test-utils';
import { createKitQueryClient } from '@internal/frontend-kit';
import { QueryClientProvider } from '@tanstack/react-query';
import { ownershipApiRef } from '../api';
import { FakeOwnershipApi } from '../__testUtils__/FakeOwnershipApi';
import { transferOf } from '../__testUtils__/transfers';
import { renew } from '../lib/renew';
import { useTransfer } from './useTransfers';

describe('useTransfer', () => {
  it('keeps a closed transfer while it is read again', async () => {
    const api = new FakeOwnershipApi();
    api.transfers = [transferOf({ status: 'declined' })];
    const client = createKitQueryClient();
    const wrapper = ({ children }: PropsWithChildren) => (
      <TestApiProvider apis={[[ownershipApiRef, api]]}>
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      </TestApiProvider>
    );
    const { entityRef } = transferOf().entity;
    const { result } = renderHook(() => useTransfer(entityRef, 't1'), {
      wrapper,
    });
    await waitFor(() => expect(result.current.transfer?.id).toBe('t1'));
    api.silent = true;
    await act(async () => {
      void renew(client);
    });
    expect(result.current.transfer?.id).toBe('t1');
  });
});
