import { useCallback, useState } from 'react';
import type { ServiceSignalReport } from '@callboard/backstage-plugin-callboard-react';

/** What each signal of a card reported last, by id. */
export function useSignalReports() {
  const [reports, setReports] = useState(
    () => new Map<string, ServiceSignalReport>(),
  );
  const report = useCallback(
    (id: string, next: ServiceSignalReport | undefined) =>
      setReports(known => {
        const changed = new Map(known);
        if (next) changed.set(id, next);
        else changed.delete(id);
        return changed;
      }),
    [],
  );
  return { reports, report };
}
