import { useTexts } from '@internal/frontend-kit';
import type {
  FactReading,
  FactValue,
} from '@callboard/backstage-plugin-scorecards-common';
import { scorecardsTranslationRef } from '../translation';

/** Longer texts are cut: the whole is where the fact comes from. */
const MOST = 120;

/** Writes values of facts, and readings of them. */
export function useReadingText() {
  const { t } = useTexts(scorecardsTranslationRef);
  const value = (known: FactValue): string => {
    if (typeof known === 'boolean') {
      return t(known ? 'explain.value.yes' : 'explain.value.no');
    }
    if (typeof known === 'object') {
      const count = Object.keys(known).length;
      return t('explain.value.list', { count });
    }
    const text = String(known);
    return text.length > MOST ? `${text.slice(0, MOST)}…` : text;
  };
  return {
    value,
    reading: (reading: FactReading): string => {
      if ('value' in reading) return value(reading.value);
      return t(
        'missing' in reading
          ? 'explain.value.missing'
          : 'explain.value.unavailable',
      );
    },
  };
}
