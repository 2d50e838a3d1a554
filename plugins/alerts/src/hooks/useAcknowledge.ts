import { useSyncExternalStore } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  formatMoment,
  useAnnounce,
  useLocale,
  useNow,
  useTexts,
} from '@internal/frontend-kit';
import type {
  AlertDetail,
  AlertsApi,
  AlertSummary,
} from '@callboard/backstage-plugin-alerts-common';
import { alertsApiRef } from '../api';
import { Acknowledger } from '../lib/Acknowledger';
import { formatPast } from '../lib/formatPast';
import { alertsTranslationRef } from '../translation';
import { useKeepAlert } from './useKeepAlert';
import { useMe } from './useMe';

type Acknowledged = Pick<AlertSummary, 'id' | 'acknowledged'>;

/** One for each API: an attempt goes on when its page is left. */
const acknowledgers = new WeakMap<AlertsApi, Acknowledger>();

function acknowledgerOf(api: AlertsApi): Acknowledger {
  const known = acknowledgers.get(api) ?? new Acknowledger(api);
  acknowledgers.set(api, known);
  return known;
}

/** Says who has an alert, since when, and when it escalates all the same. */
export function useHasItText() {
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const now = useNow();
  const me = useMe();
  return ({ acknowledged }: Pick<AlertSummary, 'acknowledged'>) => {
    if (!acknowledged) return undefined;
    const { by, at, endsAt } = acknowledged;
    const time = formatPast(at, { locale, now });
    if (!by) return t('acts.sourceHasIt', { time });
    const isMine = by.entityRef === me;
    if (!endsAt) {
      return isMine
        ? t('acts.youHaveIt', { time })
        : t('acts.hasIt', { person: by.title, time });
    }
    const until = formatMoment(new Date(endsAt), { locale });
    return isMine
      ? t('acts.youHaveItUntil', { time, until })
      : t('acts.hasItUntil', { person: by.title, time, until });
  };
}

/** Begins to acknowledge alerts; it goes on until the server has answered. */
export function useBeginAcknowledging() {
  const acknowledger = acknowledgerOf(useApi(alertsApiRef));
  const keep = useKeepAlert();
  const announce = useAnnounce();
  const hasIt = useHasItText();
  const onDone = (done: AlertDetail) => {
    keep(done);
    announce(hasIt(done) ?? done.title);
    // Where nothing can, nothing shakes.
    navigator.vibrate?.(50);
  };
  return ({ id, acknowledged }: Acknowledged) =>
    void acknowledger.acknowledge(id, {
      from: acknowledged?.by?.entityRef,
      onDone,
    });
}

/** Acknowledges an alert: what is under way for it, and a way to begin. */
export function useAcknowledge(alert: Acknowledged) {
  const acknowledger = acknowledgerOf(useApi(alertsApiRef));
  const begin = useBeginAcknowledging();
  const attempt = useSyncExternalStore(acknowledger.subscribe, () =>
    acknowledger.attemptOf(alert.id),
  );
  return { attempt, acknowledge: () => begin(alert) };
}
