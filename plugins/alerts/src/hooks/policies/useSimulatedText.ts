import { formatClock, useLocale, useTexts } from '@internal/frontend-kit';
import type {
  AlertNamed,
  EscalationPreview,
  EscalationPreviewRow,
  SimulationRequest,
} from '@callboard/backstage-plugin-alerts-common';
import { byChannels, simulatedRows } from '../../lib/policies/simulatedRows';
import { alertsTranslationRef } from '../../translation';
import { usePeopleText } from '../usePeopleText';

/** Names that a line has room for. */
const MOST_NAMES = 4;

/** Writes who is paged and how: "Ana Ruiz, by mail and in Slack". */
export function useWhoText() {
  const { t } = useTexts(alertsTranslationRef);
  const { join, people } = usePeopleText();
  const namesOf = (named: readonly AlertNamed[]) => {
    const count = named.length - MOST_NAMES;
    if (count <= 0) return people(named);
    const names = named
      .slice(0, MOST_NAMES)
      .map(one => people([one]))
      .join(', ');
    return t('policies.use.more', { names, count });
  };
  return (row: Pick<EscalationPreviewRow, 'people' | 'channels'>) => {
    const groups = byChannels(row.people).map(group => {
      const who = namesOf(group);
      const channels = join(group[0].channels);
      return channels ? t('policies.simulator.by', { who, channels }) : who;
    });
    return [...groups, ...row.channels].join('; ');
  };
}

/** Sums up what a policy would do, in a sentence. */
export function useSimulatedText() {
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const { people } = usePeopleText();
  return (
    preview: EscalationPreview,
    request: Pick<SimulationRequest, 'rules' | 'severity'>,
  ) => {
    const { timeZone } = preview;
    const rows = simulatedRows(preview, request);
    const first = rows.find(({ kind }) => kind === 'page');
    const count = rows.filter(({ kind }) => kind === 'gap').length;
    if (!first) {
      return { rows, isBad: true, text: t('policies.simulator.reachesNobody') };
    }
    const who =
      first.people.length > 0
        ? people(first.people.slice(0, MOST_NAMES))
        : first.channels.join(', ');
    const time = formatClock(new Date(first.at), { locale, timeZone });
    const sentences = [
      ...(count > 0 ? [t('policies.simulator.gaps', { count })] : []),
      t('policies.simulator.first', { people: who, time }),
    ];
    return { rows, isBad: count > 0, text: sentences.join(' ') };
  };
}
