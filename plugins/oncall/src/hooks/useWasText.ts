import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { oncallTranslationRef } from '../translation';

/** Describes a field: what it was, where that is something else, and the help. */
export function useWasText() {
  const { t } = useTranslationRef(oncallTranslationRef);
  return (value: string, was: string | undefined, help?: string) => {
    const changed =
      was !== undefined && was !== value
        ? t('editor.was', { value: was || t('editor.none') })
        : undefined;
    return [changed, help].filter(Boolean).join(' · ') || undefined;
  };
}
