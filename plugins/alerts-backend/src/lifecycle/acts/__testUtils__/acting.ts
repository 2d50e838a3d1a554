import {
  alertRecord,
  ANA,
  CHEN,
  MINUTE,
  resolvedRecord,
  T0,
} from '../../../database/__testUtils__/alertTables';
import type { AlertChange, AlertRecord } from '../../records';

export const DAY = 24 * 60 * MINUTE;
export const ana = { by: ANA, at: T0 };
export const firing = (change: Partial<AlertRecord> = {}) =>
  alertRecord({ id: 'a1', ...change });
export const had = (
  by: string | undefined,
  change: Partial<AlertRecord> = {},
) =>
  firing({
    state: 'acknowledged',
    acknowledged: { at: T0 - MINUTE, by },
    ...change,
  });
export const quiet = (
  kind: 'snoozed' | 'silenced' | 'working-hours',
  by?: string,
) => ({
  quiet: { kind, until: T0 + DAY, by },
});
export const over = () => resolvedRecord({ id: 'a1' });
export const paged = {
  pages: [
    { id: 'p1', alertId: 'a1', userRef: CHEN, via: 'by name', at: T0 },
    { id: 'p2', alertId: 'a1', channel: 'slack', via: 'slack', at: T0 },
  ],
  messages: [
    {
      ...{ id: 'm1', alertId: 'a1', pageId: 'p1', kind: 'page' as const },
      ...{ channel: 'email', dueAt: T0 },
    },
  ],
};
export const nobody = { pages: [], messages: [] };
export const policy = {
  policy: { id: 'fraud', title: 'Fraud' },
  rules: { steps: [], repeat: 0, repeatAfterMinutes: 1 },
};

/** What matters of a change. */
export const short = (change: AlertChange | undefined) =>
  change && {
    state: change.alert.state,
    by: change.alert.acknowledged?.by,
    quiet: change.alert.quiet?.kind,
    cancels: change.cancelSteps?.length ?? 0,
    stops: change.cancelMessages ?? false,
    due: change.due?.map(({ kind, dueAt }) => [kind, dueAt - T0]) ?? [],
    told: change.entries?.map(({ kind }) => kind),
    news: change.news?.map(one => one.news) ?? [],
  };
