import { useTexts } from '@internal/frontend-kit';
import type {
  AlertNamed,
  NextEscalation,
} from '@callboard/backstage-plugin-alerts-common';
import { alertsTranslationRef } from '../translation';
import { useMe } from './useMe';

/** So many are named in a line of a phone. */
const FEW = 2;

/** Writes names in a row: "Ana Ruiz, Chen Li and you". */
export function usePeopleText() {
  const { t } = useTexts(alertsTranslationRef);
  const me = useMe();
  const join = (names: readonly string[]) =>
    names.length < 2
      ? names.join('')
      : t('alert.paged.and', {
          list: names.slice(0, -1).join(', '),
          last: names[names.length - 1],
        });
  const people = (named: readonly AlertNamed[]) =>
    join(
      named.map(({ entityRef, title }) =>
        entityRef === me ? t('page.you') : title,
      ),
    );
  return {
    join,
    people,
    /** "Ana Ruiz and 5 others" where there are many. */
    few: (named: readonly AlertNamed[]) =>
      named.length > FEW
        ? t('alert.paged.andOthers', {
            first: people(named.slice(0, 1)),
            count: named.length - 1,
          })
        : people(named),
    /** Whom an escalation pages: people, or that it is nobody. */
    next: ({ people: named, what }: Omit<NextEscalation, 'at'>) =>
      named.length > 0 ? people(named) : t('alert.paged.nextNobody', { what }),
  };
}
