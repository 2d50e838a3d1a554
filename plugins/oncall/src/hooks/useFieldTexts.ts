import { useTexts } from '@internal/frontend-kit';
import { oncallTranslationRef } from '../translation';

/**
 * Label and help of a field. The label says what the field was, where that is something else. There is always a line of
 * help, at least an empty one: an input must not move while somebody types into it.
 */
export function useFieldTexts() {
  const { t } = useTexts(oncallTranslationRef);
  return (
    label: string,
    texts: { value?: string; was?: string; help?: string } = {},
  ) => {
    const { value, was, help } = texts;
    return {
      label:
        was !== undefined && was !== value
          ? t('editor.was', { label, value: was || t('editor.none') })
          : label,
      description: help ?? '\u00a0',
    };
  };
}
