import { useTexts } from '@internal/frontend-kit';
import { oncallTranslationRef } from '../translation';

/** Writes several names as one text: "Ana Ruiz, Ben Okafor and Chen Li". */
export function useListText() {
  const { t } = useTexts(oncallTranslationRef);
  const list = (names: readonly string[], nobody: string) =>
    names.length < 2
      ? names[0] ?? nobody
      : t('editor.and', {
          list: names.slice(0, -1).join(', '),
          last: names[names.length - 1],
        });
  return {
    list,
    /** The names of people. */
    listOf: (people: readonly { title: string }[], nobody: string) =>
      list(
        people.map(({ title }) => title),
        nobody,
      ),
  };
}
