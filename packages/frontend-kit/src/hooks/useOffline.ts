import { useEffect, useState } from 'react';

/** Since when the browser has no network; `undefined` while it has one. */
export function useOffline(): Date | undefined {
  const [since, setSince] = useState(() =>
    navigator.onLine === false ? new Date() : undefined,
  );
  useEffect(() => {
    const goOffline = () => setSince(known => known ?? new Date());
    const goOnline = () => setSince(undefined);
    window.addEventListener('offline', goOffline);
    window.addEventListener('online', goOnline);
    return () => {
      window.removeEventListener('offline', goOffline);
      window.removeEventListener('online', goOnline);
    };
  }, []);
  return since;
}
