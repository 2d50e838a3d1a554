import { useState } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button } from '@backstage/ui';
import type { ScheduleFileLoss } from '@callboard/backstage-plugin-oncall-common';
import { fileMessages } from '../../translations/files';
import { oncallTranslationRef } from '../../translation';
import styles from './LossList.module.css';

const LIMIT = 5;

type ReadCode = keyof typeof fileMessages.read;
type WrittenCode = keyof typeof fileMessages.written;

const isRead = (code: string): code is ReadCode => code in fileMessages.read;
const isWritten = (code: string): code is WrittenCode =>
  code in fileMessages.written;

/** What was lost, with its place and what was done instead. */
export function LossList(props: {
  losses: readonly ScheduleFileLoss[];
  /** Whether a file was read, or is to be written. */
  direction: 'read' | 'written';
}) {
  const { losses, direction } = props;
  const { t } = useTranslationRef(oncallTranslationRef);
  const [isOpen, setOpen] = useState(false);
  const textOf = ({ code, detail = '' }: ScheduleFileLoss) => {
    if (direction === 'read' && isRead(code)) {
      return t(`files.read.${code}`, { detail });
    }
    return isWritten(code)
      ? t(`files.written.${code}`, { detail })
      : t('files.otherLoss');
  };
  const place =
    direction === 'read' ? t('files.notes.place') : t('files.export.place');
  return (
    <>
      <ul className={styles.list}>
        {losses.slice(0, isOpen ? undefined : LIMIT).map(loss => (
          <li key={`${loss.place} ${loss.code}`}>
            {textOf(loss)}{' '}
            <span className={styles.place}>
              {place} <code>{loss.place}</code>
            </span>
          </li>
        ))}
      </ul>
      {!isOpen && losses.length > LIMIT && (
        <Button variant="tertiary" size="small" onPress={() => setOpen(true)}>
          {t('files.notes.more', { total: losses.length })}
        </Button>
      )}
    </>
  );
}
