import {
  createContext,
  useContext,
  useState,
  type PropsWithChildren,
} from 'react';
import { UndoBar, useTexts } from '@internal/frontend-kit';
import type { Schedule } from '@callboard/backstage-plugin-oncall-common';
import { useDeleteSchedule } from '../../hooks/useDeleteSchedule';
import { oncallTranslationRef } from '../../translation';

type Deleted = Pick<Schedule, 'id' | 'name'>;

const Context = createContext<(schedule: Deleted) => void>(() => undefined);

/** Says that a schedule was deleted, wherever on the page one goes from there. */
export const useSayDeleted = () => useContext(Context);

/** Offers for a while to bring back the schedule that was deleted last: its own page is gone with it. */
export function DeletedProvider({ children }: PropsWithChildren) {
  const { t } = useTexts(oncallTranslationRef);
  const [deleted, setDeleted] = useState<Deleted>();
  const { restore } = useDeleteSchedule();
  return (
    <Context.Provider value={setDeleted}>
      {children}
      {deleted && (
        <UndoBar
          key={deleted.id}
          text={t('deletion.done', { name: deleted.name })}
          onUndo={() => restore.mutateAsync(deleted.id)}
          onEnd={() => setDeleted(undefined)}
        />
      )}
    </Context.Provider>
  );
}
