import type { PropsWithChildren } from 'react';
import { renderHook, waitFor } from '@testing-library/react';
import { registerMswTestHooks, TestApiProvider } from '@backstage/test-utils';
import { createKitQueryClient } from '@internal/frontend-kit';
import { OwnershipClient } from '@callboard/backstage-plugin-ownership-common';
import { QueryClientProvider } from '@tanstack/react-query';
import { ownershipApiRef } from '../api';
import { owners } from '../__testUtils__/owners';
import { serveOwners } from '../__testUtils__/serveOwners';
import { useOwnership } from './useOwnership';

const baseUrl = 'http://backend.test/api/ownership';

describe('useOwnership', () => {
  const { server, requests } = serveOwners(baseUrl);
  registerMswTestHooks(server);

  it('makes one request of all that ask at once, and none of a second asking', async () => {
    const api = new OwnershipClient({
      discoveryApi: { getBaseUrl: async () => baseUrl },
    });
    const client = createKitQueryClient();
    const wrapper = ({ children }: PropsWithChildren) => (
      <TestApiProvider apis={[[ownershipApiRef, api]]}>
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      </TestApiProvider>
    );
    const refs = [
      owners.owned.entityRef,
      owners.missing.entityRef,
      owners.owned.entityRef,
      'component:default/hidden',
    ];
    const useAll = () => [
      useOwnership(refs[0]),
      useOwnership(refs[1]),
      useOwnership(refs[2]),
      useOwnership(refs[3]),
    ];
    const { result } = renderHook(useAll, { wrapper });
    await waitFor(() =>
      expect(result.current.every(({ isSuccess }) => isSuccess)).toBe(true),
    );
    expect(result.current.map(({ data }) => data?.item?.state)).toEqual([
      'owned',
      'missing',
      'owned',
      undefined,
    ]);
    expect(requests).toEqual([[refs[0], refs[1], refs[3]]]);

    const later = renderHook(() => useOwnership(refs[1]), { wrapper });
    expect(later.result.current.data?.item?.state).toBe('missing');
    expect(requests).toHaveLength(1);
  });
});
