import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import {
  CopyButton,
  KitRoot,
  StatusText,
  useTexts,
} from '@internal/frontend-kit';
import type {
  ScheduleFileFormat,
  WrittenScheduleFile,
} from '@callboard/backstage-plugin-oncall-common';
import { LossList } from '../ScheduleFileLosses';
import { oncallTranslationRef } from '../../translation';
import styles from './ExportDialog.module.css';

/** What a file holds, and what its format cannot say, before it is downloaded or copied. */
export function ExportDialog(props: {
  name: string;
  format: ScheduleFileFormat;
  file: WrittenScheduleFile;
  onClose: () => void;
  onDownload: () => void;
}) {
  const { name, file, onClose, onDownload } = props;
  const { t } = useTexts(oncallTranslationRef);
  const { comparison } = file;
  const format = t(`files.format.${props.format}`);
  return (
    <Dialog width={480} isOpen onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>{t('files.export.title', { name, format })}</DialogHeader>
      <DialogBody>
        <KitRoot>
          <div className={styles.body}>
            <Losses file={file} format={format} />
            {comparison && <Difference days={comparison.differingDays} />}
            <p>{t('files.export.what')}</p>
            {props.format !== 'callboard' && (
              <p>{t('files.export.ids', { format })}</p>
            )}
          </div>
        </KitRoot>
      </DialogBody>
      <DialogFooter>
        <CopyButton
          value={file.text}
          label={t('files.export.copy')}
          what={t('files.export.fileOf', { name, format })}
        />
        <Button variant="secondary" onPress={onClose}>
          {t('files.export.cancel')}
        </Button>
        <Button variant="primary" onPress={onDownload}>
          {t('files.export.download')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

function Losses(props: { file: WrittenScheduleFile; format: string }) {
  const { file, format } = props;
  const { t } = useTexts(oncallTranslationRef);
  const count = file.losses.length;
  if (count === 0) {
    return (
      <p>
        <StatusText
          tone="good"
          text={t('files.export.nothingLost', { format })}
        />
      </p>
    );
  }
  return (
    <>
      <p>
        <StatusText
          tone="warn"
          text={t('files.export.lost', { count, format })}
        />
      </p>
      <LossList losses={file.losses} direction="written" />
    </>
  );
}

/** How much of it matters: on how many days of the next year somebody else is on call by the file. */
function Difference({ days }: { days: number }) {
  const { t } = useTexts(oncallTranslationRef);
  return (
    <p>
      <StatusText
        tone={days > 0 ? 'warn' : 'good'}
        text={
          days > 0
            ? t('files.export.differs', { count: days })
            : t('files.export.same')
        }
      />
    </p>
  );
}
