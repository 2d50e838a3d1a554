import { useState } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button } from '@backstage/ui';
import { StatusText, useNarrow, useUrlState } from '@internal/frontend-kit';
import type { ScheduleDifference } from '@callboard/backstage-plugin-oncall-common';
import { useListText } from '../../hooks/useListText';
import { useSpanText } from '../../hooks/useSpanText';
import type { ImportedFile } from '../../lib/editor/imported';
import { fileName } from './FilePeople';
import { oncallTranslationRef } from '../../translation';
import styles from './ScheduleFileImport.module.css';

const LIMIT = 5;

/** Where the shifts that the file itself holds are others than those computed here. */
export function Differences({ imported }: { imported: ImportedFile }) {
  const { comparison, format, version } = imported;
  const { t } = useTranslationRef(oncallTranslationRef);
  const { day } = useSpanText(version.timeZone);
  const [isOpen, setOpen] = useState(false);
  if (!comparison) {
    return format === 'callboard' ? null : (
      <p className={styles.quiet}>{t('files.compare.none')}</p>
    );
  }
  const { differences, differingDays, days, totalDifferences } = comparison;
  const values = {
    format: t(`files.format.${format}`),
    from: day(comparison.startsAt),
    to: day(comparison.endsAt - 1),
  };
  if (totalDifferences === 0) {
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
      <ul className={styles.rows}>
        {differences.slice(0, isOpen ? undefined : LIMIT).map(each => (
          <Difference
            key={each.startsAt}
            difference={each}
            imported={imported}
          />
        ))}
      </ul>
      {!isOpen && differences.length > LIMIT && (
        <div>
          <Button variant="tertiary" size="small" onPress={() => setOpen(true)}>
            {t('files.notes.more', { total: totalDifferences })}
          </Button>
        </div>
      )}
    </section>
  );
}

function Difference(props: {
  difference: ScheduleDifference;
  imported: ImportedFile;
}) {
  const { difference, imported } = props;
  const { t } = useTranslationRef(oncallTranslationRef);
  const { list } = useListText();
  const { span, instant } = useSpanText(imported.version.timeZone);
  const { change } = useUrlState();
  const isNarrow = useNarrow();
  const names = (keys: readonly string[]) =>
    list(
      keys.map(key => {
        const person = imported.people.find(each => each.key === key);
        return person ? person.match?.title ?? fileName(person) : key;
      }),
      t('files.compare.nobody'),
    );
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
