import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useNavigate } from 'react-router-dom';
import {
  errorReason,
  isTaken,
  StatusText,
  useTexts,
} from '@internal/frontend-kit';
import type { AlertSummary } from '@callboard/backstage-plugin-alerts-common';
import { useBeginAcknowledging } from '../../hooks/useAcknowledge';
import { useAlertAct } from '../../hooks/useAlertAct';
import { useAlertPaths } from '../../hooks/useAlertPaths';
import { usePressKeys } from '../../hooks/usePressKeys';
import { hasLetterKeys } from '../../lib/letterKeys';
import type { HeldRow } from '../../lib/heldRows';
import { alertsTranslationRef } from '../../translation';
import { mayAcknowledge } from '../AckButton';
import { EscalateDialog, SnoozeDialog } from '../AlertDialogs';

type RowAct = (alert: AlertSummary) => void;

/** The row that has the focus. */
const rowOf = (target: Element | null) =>
  target?.closest<HTMLElement>('[role=row][data-key]') ?? undefined;

/** Keys of the list: `j` and `k` go from row to row, `x` chooses, `a` acknowledges, `r` resolves, `e` escalates, `s` snoozes, `n` notes. */
export function RowKeys(props: {
  rows: readonly HeldRow[];
  selected: ReadonlySet<string>;
  onSelect: (ids: ReadonlySet<string>) => void;
  children: ReactNode;
}) {
  const { rows, selected, onSelect, children } = props;
  const { t } = useTexts(alertsTranslationRef);
  const box = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const path = useAlertPaths();
  const resolve = useAlertAct();
  const [asked, setAsked] = useState<{
    what: 'escalate' | 'snooze';
    alert: AlertSummary;
  }>();
  const acknowledge = useBeginAcknowledging();
  const step = (by: 1 | -1) => {
    const all = [
      ...(box.current?.querySelectorAll<HTMLElement>('[role=row][data-key]') ??
        []),
    ];
    const at = all.findIndex(row => row === rowOf(document.activeElement));
    all[Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
  };
  const toggle: RowAct = ({ id }) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelect(next);
  };
  const acts: Record<string, RowAct> = {
    x: toggle,
    // For whom the row has the button, which tells how it goes.
    a: alert => mayAcknowledge(alert) && acknowledge(alert),
    r: ({ id, state }) =>
      state !== 'resolved' && resolve.mutate(api => api.resolveAlert({ id })),
    e: alert => setAsked({ what: 'escalate', alert }),
    s: alert => setAsked({ what: 'snooze', alert }),
    n: ({ id }) => path && navigate(`${path.alert(id)}#alert-note`),
  };
  const actOn = (key: string) => {
    const id = rowOf(document.activeElement)?.dataset.key;
    const row = rows.find(({ alert }) => alert.id === id);
    if (row && Object.hasOwn(acts, key)) acts[key](row.alert);
  };
  const press = (key: string) => {
    if (key === 'j') step(1);
    else if (key === 'k') step(-1);
    else actOn(key);
  };
  usePressKeys({ j: () => step(1), k: () => step(-1) });
  // Before the table itself: a letter would lead it to the row that begins with it, and the act would be done to that one.
  const capture = (event: KeyboardEvent) => {
    const isOurs =
      ['j', 'k'].includes(event.key) || Object.hasOwn(acts, event.key);
    if (!isOurs || event.repeat || isTaken(event) || !hasLetterKeys()) return;
    event.preventDefault();
    event.stopPropagation();
    press(event.key);
  };
  const close = () => setAsked(undefined);
  return (
    <div ref={box} onKeyDownCapture={capture}>
      {resolve.error && (
        <div role="alert">
          <StatusText
            tone="bad"
            text={t('acts.failed', { reason: errorReason(resolve.error) })}
          />
        </div>
      )}
      {children}
      {asked?.what === 'escalate' && (
        <EscalateDialog alert={asked.alert} onClose={close} />
      )}
      {asked?.what === 'snooze' && (
        <SnoozeDialog alert={asked.alert} onClose={close} />
      )}
    </div>
  );
}
