import { useTexts } from '@internal/frontend-kit';
import type { ScheduleFileLoss } from '@callboard/backstage-plugin-oncall-common';
import { ShortList } from '../ShortList';
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
  losses: ScheduleFileLoss[];
  /** Whether a file was read, or is to be written. */
  direction: 'read' | 'written';
}) {
  const { losses, direction } = props;
  const { t } = useTexts(oncallTranslationRef);
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
    <ShortList items={losses} limit={LIMIT}>
      {shown => (
        <ul className={styles.list}>
          {shown.map(loss => (
            <li key={`${loss.place} ${loss.code}`}>
              {textOf(loss)}{' '}
              <span className={styles.place}>
                {place} <code>{loss.place}</code>
              </span>
            </li>
          ))}
        </ul>
      )}
    </ShortList>
  );
}
