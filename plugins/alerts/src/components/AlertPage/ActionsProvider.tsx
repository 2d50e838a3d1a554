import { createContext, useContext, useState, type ReactNode } from 'react';
import { useAnnounce, useTexts } from '@internal/frontend-kit';
import type {
  AlertAct,
  AlertDetail,
} from '@callboard/backstage-plugin-alerts-common';
import { useAcknowledge } from '../../hooks/useAcknowledge';
import { useAlertAct } from '../../hooks/useAlertAct';
import { useMe } from '../../hooks/useMe';
import { usePressKeys } from '../../hooks/usePressKeys';
import { useMaySilence } from '../../hooks/useSilences';
import { formOfAlerts } from '../../lib/silenceForm';
import { alertsTranslationRef } from '../../translation';
import { AddPersonDialog, EscalateDialog, SnoozeDialog } from '../AlertDialogs';
import { SilenceDialog } from '../SilenceDialog';

/** Id of the field for a note: a key, and the menu of a phone, lead to it. */
export const NOTE_FIELD = 'alert-note';

type Asked = 'escalate' | 'snooze' | 'add' | 'silence';

/** What can be done about the alert of the page, for its buttons, its menu and its keys. */
export interface Actions {
  may: (act: AlertAct) => boolean;
  /** The reader may silence alerts like it. */
  maySilence: boolean;
  /** The reader has it. */
  isMine: boolean;
  acknowledgement: ReturnType<typeof useAcknowledge>;
  /** What is under way but for an acknowledgement. */
  act: ReturnType<typeof useAlertAct>;
  resolve: () => void;
  giveBack: () => void;
  ask: (what: Asked) => void;
  note: () => void;
}

const ActionsContext = createContext<Actions | undefined>(undefined);

/** What can be done about the alert of the page around. */
export function useActions(): Actions {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error('There is no alert around');
  return actions;
}

/** Leads to the field for a note, on a phone with its keyboard. */
export function openNote() {
  const field = document.getElementById(NOTE_FIELD);
  field?.scrollIntoView?.({ block: 'center' });
  field?.focus({ preventScroll: true });
}

/** Stands around the page of an alert: what can be done about it, by button, menu and key. */
export function ActionsProvider(props: {
  alert: AlertDetail;
  children: ReactNode;
}) {
  const { alert, children } = props;
  const { id, state, allowed } = alert;
  const holder = alert.acknowledged?.by?.entityRef;
  const me = useMe();
  const [asked, setAsked] = useState<Asked>();
  const act = useAlertAct();
  const { t } = useTexts(alertsTranslationRef);
  const announce = useAnnounce();
  const { attempt, acknowledge } = useAcknowledge(alert);
  const acknowledgement = {
    attempt,
    acknowledge: () => {
      // What went wrong before stands beside what is done now no longer.
      act.reset();
      return acknowledge();
    },
  };
  const isOpen = state !== 'resolved';
  const may = (wanted: AlertAct) =>
    allowed.includes(wanted) && (isOpen || wanted === 'note');
  const maySilence = useMaySilence() && isOpen;
  const actions: Actions = {
    may,
    maySilence,
    isMine: me !== undefined && state === 'acknowledged' && holder === me,
    acknowledgement,
    act,
    resolve: () =>
      act.mutate(api => api.resolveAlert({ id }), {
        onSuccess: () => announce(t('acts.done.resolved')),
      }),
    giveBack: () =>
      act.mutate(api => api.unacknowledgeAlert(id), {
        onSuccess: () => announce(t('acts.done.givenBack')),
      }),
    ask: setAsked,
    note: openNote,
  };
  useActionKeys(actions, state);
  const close = () => setAsked(undefined);
  return (
    <ActionsContext.Provider value={actions}>
      {children}
      {asked === 'escalate' && <EscalateDialog alert={alert} onClose={close} />}
      {asked === 'snooze' && <SnoozeDialog alert={alert} onClose={close} />}
      {asked === 'silence' && (
        <SilenceDialog initial={formOfAlerts([alert])} onClose={close} />
      )}
      {asked === 'add' && <AddPersonDialog alert={alert} onClose={close} />}
    </ActionsContext.Provider>
  );
}

/** a acknowledge, r resolve, e escalate, s snooze, n note. */
function useActionKeys(actions: Actions, state: AlertDetail['state']) {
  const { may, acknowledgement, resolve, ask, note } = actions;
  usePressKeys({
    ...(may('acknowledge') &&
      state === 'firing' && { a: acknowledgement.acknowledge }),
    ...(may('resolve') && { r: resolve }),
    ...(may('escalate') && { e: () => ask('escalate') }),
    ...(may('snooze') && { s: () => ask('snooze') }),
    ...(may('note') && { n: note }),
  });
}
