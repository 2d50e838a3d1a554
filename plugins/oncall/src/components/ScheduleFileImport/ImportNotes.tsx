import { memo, useId } from 'react';
import { Box } from '@backstage/ui';
import { StatusText, useTexts } from '@internal/frontend-kit';
import type { ScheduleComparison } from '@callboard/backstage-plugin-oncall-common';
import type { ScheduleDraft } from '../../lib/editor/draft';
import { overridesToCome, type ImportedFile } from '../../lib/editor/imported';
import { LossList } from '../ScheduleFileLosses';
import { Differences } from './Differences';
import { FilePeople } from './FilePeople';
import { oncallTranslationRef } from '../../translation';
import styles from './ScheduleFileImport.module.css';

// A press of a key changes the draft and not its file.
const Losses = memo(LossList);

const People = memo(FilePeople);

const Overrides = memo(({ imported }: { imported: ImportedFile }) => {
  const { t } = useTexts(oncallTranslationRef);
  const { overrides, withoutPeople } = overridesToCome(imported, Date.now());
  return (
    <>
      {overrides.length > 0 && (
        <p>{t('files.notes.overrides', { count: overrides.length })}</p>
      )}
      {withoutPeople > 0 && (
        <p>
          <StatusText
            tone="warn"
            text={t('files.notes.overridesLeft', { count: withoutPeople })}
          />
        </p>
      )}
    </>
  );
});

/** What became of the file that a draft was made from: what was lost, who is who, and where it differs; nothing without one. */
export function ImportNotes(props: {
  draft: ScheduleDraft;
  /** The draft beside the shifts of the file, where it holds any. */
  comparison?: ScheduleComparison;
  change: (change: (draft: ScheduleDraft) => ScheduleDraft) => void;
}) {
  const { draft, comparison, change } = props;
  const { imported } = draft;
  const { t } = useTexts(oncallTranslationRef);
  const titleId = useId();
  if (!imported) return null;
  const { losses, format } = imported;
  const count = losses.length;
  return (
    // Its fields stand out from this background, as those of layers do.
    <Box
      as="section"
      bg="neutral"
      className={styles.notes}
      aria-labelledby={titleId}
    >
      <h3 id={titleId} className={styles.title}>
        {t('files.notes.title', {
          file: imported.fileName,
          format: t(`files.format.${format}`),
        })}
      </h3>
      <p>
        <StatusText
          tone={count > 0 ? 'warn' : 'good'}
          text={
            count > 0
              ? t('files.notes.lost', { count })
              : t('files.notes.nothingLost')
          }
        />
      </p>
      {count > 0 && <Losses losses={losses} direction="read" />}
      <People imported={imported} change={change} />
      <Overrides imported={imported} />
      <Differences draft={draft} imported={imported} comparison={comparison} />
    </Box>
  );
}
