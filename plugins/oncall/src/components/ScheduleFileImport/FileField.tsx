import { useState, type ChangeEvent, type DragEvent } from 'react';
import { useTexts } from '@internal/frontend-kit';
import { oncallTranslationRef } from '../../translation';
import styles from './ScheduleFileImport.module.css';

/** Takes one file: chosen, or dropped. */
export function FileField({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useTexts(oncallTranslationRef);
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.item(0);
    if (file) onFile(file);
  };
  const onDrag = (event: DragEvent) => {
    event.preventDefault();
    setOver(event.type === 'dragover');
    if (event.type === 'drop') take(event.dataTransfer.files);
  };
  return (
    <div
      className={isOver ? `${styles.drop} ${styles.over}` : styles.drop}
      onDragOver={onDrag}
      onDragLeave={onDrag}
      onDrop={onDrag}
    >
      <label>
        {t('files.import.choose')}{' '}
        <input
          type="file"
          accept=".json,application/json"
          className={styles.input}
          onChange={(event: ChangeEvent<HTMLInputElement>) =>
            take(event.target.files)
          }
        />
      </label>
      <span className={styles.quiet}>{t('files.import.drop')}</span>
    </div>
  );
}
