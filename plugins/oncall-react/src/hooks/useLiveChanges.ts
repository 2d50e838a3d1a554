import { useEffect } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import type { QueryClient } from '@tanstack/react-query';
import { followChanges } from '../lib/liveChanges';

/** Keeps a cache up to date while a component shows something of it; signals of the portal are used where it has them. */
export function useLiveChanges(client: QueryClient): void {
  const signals = useApiHolder().get(signalApiRef);
  useEffect(() => followChanges(client, signals), [client, signals]);
}
