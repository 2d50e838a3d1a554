import { useTexts } from '@internal/frontend-kit';
import { alertsTranslationRef } from '../../translation';

/** Names the field, or the part of the editor, that a pointer of the backend is of. */
export function useFieldName() {
  const { t } = useTexts(alertsTranslationRef);
  const named: [RegExp, string][] = [
    [/^\/title/, t('policies.editor.title')],
    [/^\/teamRef/, t('policies.editor.team')],
    [/^\/entityRefs/, t('policies.editor.services')],
    [/^\/rules\/repeatAfterMinutes/, t('policies.end.apart')],
    [/^\/rules\/repeat/, t('policies.end.times')],
    [/^\/rules\/fallback/, t('policies.end.atLastLegend')],
    [/^\/rules\/acknowledgedForMinutes/, t('policies.end.ends')],
    [/^\/rules\/workingHours/, t('policies.end.waitLegend')],
    [/^\/rules\/steps$/, t('policies.editor.steps')],
    [/^\/at/, t('policies.simulator.time')],
  ];
  return (pointer: string): string => {
    const step = /^\/rules\/steps\/(\d+)/.exec(pointer)?.[1];
    return step === undefined
      ? named.find(([pattern]) => pattern.test(pointer))?.[1] ?? pointer
      : t('policies.step.nth', { place: `${Number(step) + 1}` });
  };
}
