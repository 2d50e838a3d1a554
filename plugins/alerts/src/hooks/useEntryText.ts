import {
  formatMoment,
  useLocale,
  useTexts,
  type Texts,
} from '@internal/frontend-kit';
import type { TimelineEntry } from '@callboard/backstage-plugin-alerts-common';
import { alertsTranslationRef } from '../translation';
import { usePeopleText } from './usePeopleText';

/** An entry with the words for who did it, to whom, and until when. */
interface Told {
  entry: TimelineEntry;
  t: Texts<typeof alertsTranslationRef.T>;
  person: string;
  /** People alone; empty where there are none. */
  named: string;
  /** People and channels. */
  people: string;
  time: string;
}

function pagedText({ entry, t, people }: Told): string {
  const { step, round } = entry;
  if (step === undefined) return t('timeline.paged', { people });
  const values = { people, step: `${step}` };
  return round !== undefined && round > 1
    ? t('timeline.pagedRound', { ...values, round: `${round}` })
    : t('timeline.pagedStep', values);
}

function acknowledgedText({ entry, t, person, named, time }: Told): string {
  if (!entry.by) return t('timeline.acknowledgedSource');
  if (named) return t('timeline.acknowledgedFrom', { person, people: named });
  return entry.until
    ? t('timeline.acknowledgedUntil', { person, time })
    : t('timeline.acknowledged', { person });
}

function escalatedText({ entry, t, person, named, people }: Told): string {
  if (!entry.by) return t('timeline.escalated');
  return named || entry.channel
    ? t('timeline.escalatedTo', { person, people })
    : t('timeline.escalatedBy', { person });
}

function deliveryText({ entry, t, named }: Told): string {
  const key =
    entry.kind === 'delivered' ? 'timeline.delivered' : 'timeline.notDelivered';
  return t(key, {
    people: named || t('timeline.somebody'),
    channel: entry.channel ?? '',
  }).trim();
}

/** What people do. */
function deedText({
  entry,
  t,
  person,
  people,
  time,
}: Told): string | undefined {
  switch (entry.kind) {
    case 'unacknowledged':
      return t('timeline.unacknowledged', { person });
    case 'reassigned':
      return t('timeline.reassigned', { person, people });
    case 'responder-added':
      return t('timeline.responderAdded', { person, people });
    case 'snoozed':
      return t('timeline.snoozed', { person, time });
    case 'noted':
      return t('timeline.noted', { person });
    case 'helped':
      return t('timeline.helped', { person });
    case 'routed':
      return entry.by
        ? t('timeline.routedBy', { person })
        : t('timeline.routed');
    case 'silenced':
      return entry.by
        ? t('timeline.silencedBy', { person, time })
        : t('timeline.silenced', { time });
    case 'resolved':
      return entry.by
        ? t('timeline.resolvedBy', { person })
        : t('timeline.resolved');
    default:
      return undefined;
  }
}

/** What the source and the portal do. */
function eventText(told: Told): string {
  const { entry, t, time } = told;
  const { kind, count = 1, step } = entry;
  switch (kind) {
    case 'paged':
      return pagedText(told);
    case 'acknowledged':
      return acknowledgedText(told);
    case 'escalated':
      return escalatedText(told);
    case 'delivered':
    case 'not-delivered':
      return deliveryText(told);
    case 'grew':
    case 'shrank':
    case 'repeated':
      return t(`timeline.${kind}`, { count });
    case 'nobody':
      return step === undefined
        ? t('timeline.nobody')
        : t('timeline.nobodyStep', { step: `${step}` });
    case 'waits':
      return t('timeline.waits', { time });
    case 'opened':
    case 'reopened':
    case 'acknowledgement-ended':
    case 'snooze-ended':
    case 'silence-ended':
    case 'exhausted':
    case 'severity-changed':
    case 'replay-ignored':
    case 'source-clock-off':
      return t(`timeline.${kind}`);
    default:
      // A backend that is newer knows more.
      return kind;
  }
}

/** Says in one line what happened; words of others are not among it. */
export function useEntryText() {
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const write = usePeopleText();
  return (entry: TimelineEntry): string => {
    const { by, people = [], channel, until } = entry;
    const named = write.people(people);
    const told: Told = {
      ...{ entry, t, named },
      person: by ? write.people([by]) : t('timeline.somebody'),
      people:
        write.join([
          ...(named ? [named] : []),
          ...(channel ? [channel] : []),
        ]) || t('timeline.somebody'),
      time: until ? formatMoment(new Date(until), { locale }) : '',
    };
    return deedText(told) ?? eventText(told);
  };
}
