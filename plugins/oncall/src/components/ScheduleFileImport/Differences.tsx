import { Button } from '@backstage/ui';
import {
  StatusText,
  useNarrow,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type {
  ScheduleComparison,
  ScheduleDifference,
} from '@callboard/backstage-plugin-oncall-common';
import { useListText } from '../../hooks/useListText';
import { useSpanText } from '../../hooks/useSpanText';
import type { ScheduleDraft } from '../../lib/editor/draft';
import type { ImportedFile, ImportedPerson } from '../../lib/editor/imported';
import { namesOf } from '../../lib/editor/initialDraft';
import { ShortList } from '../ShortList';
import { fileName } from './FilePeople';
import { oncallTranslationRef } from '../../translation';
import styles from './ScheduleFileImport.module.css';

const LIMIT = 5;

/** Where the shifts that the file itself holds are others than those of the draft. */
export function Differences(props: {
  draft: ScheduleDraft;
  imported: ImportedFile;
  comparison?: ScheduleComparison;
}) {
  const { draft, imported, comparison } = props;
  const { format, rendered } = imported;
  const { t } = useTexts(oncallTranslationRef);
  const { day } = useSpanText(imported.version.timeZone);
  const names = useNames(draft, imported);
  if (!rendered) {
    return format === 'callboard' ? null : (
      <p className={styles.quiet}>{t('files.compare.none')}</p>
    );
  }
  if (!comparison) return null;
  const { differences, differingDays, days } = comparison;
  const values = {
    format: t(`files.format.${format}`),
    from: day(comparison.startsAt),
    to: day(comparison.endsAt - 1),
  };
  if (differences.length === 0) {
    return (
      <p>
        <StatusText tone="good" text={t('files.compare.same', values)} />
      </p>
    );
  }
  const title = t('files.compare.differs', { count: differingDays, days });
  return (
    <section aria-label={title} className={styles.rows}>
      <p>
        <StatusText tone="warn" text={title} />
      </p>
      <p className={styles.quiet}>{t('files.compare.help', values)}</p>
      <ShortList items={differences} limit={LIMIT}>
        {shown => (
          <ul className={styles.rows}>
            {shown.map(each => (
              <Difference
                key={each.startsAt}
                difference={each}
                timeZone={imported.version.timeZone}
                names={names}
              />
            ))}
          </ul>
        )}
      </ShortList>
    </section>
  );
}

const unknown = (person: ImportedPerson) => ({
  entityRef: person.key,
  title: fileName(person),
});

/** Names people of the file and of the draft, by their keys or their references. */
function useNames(draft: ScheduleDraft, { people }: ImportedFile) {
  const { t } = useTexts(oncallTranslationRef);
  const { list } = useListText();
  const known = namesOf(
    draft,
    people.map(person => person.match ?? unknown(person)),
  );
  return (keys: readonly string[]) =>
    list(
      keys.map(key => known.get(key) ?? key),
      t('files.compare.nobody'),
    );
}

function Difference(props: {
  difference: ScheduleDifference;
  timeZone: string;
  names: (keys: readonly string[]) => string;
}) {
  const { difference, names } = props;
  const { t } = useTexts(oncallTranslationRef);
  const { span, instant } = useSpanText(props.timeZone);
  const { change } = useUrlState();
  const isNarrow = useNarrow();
  const { startsAt, theirs, ours } = difference;
  return (
    <li className={styles.row}>
      <span>
        <span className={styles.line}>{span(difference)}</span>
        <span className={styles.line}>
          {t('files.compare.theirs', { people: names(theirs) })},{' '}
          {t('files.compare.ours', { people: names(ours) })}
        </span>
      </span>
      <Button
        variant="secondary"
        size="small"
        aria-label={t('files.compare.goTo', { time: instant(startsAt) })}
        onPress={() =>
          change({
            at: new Date(startsAt).toISOString(),
            // On a phone the picture stands in the next step.
            ...(isNarrow && { step: 'check' }),
          })
        }
      >
        {t('files.compare.go')}
      </Button>
    </li>
  );
}
