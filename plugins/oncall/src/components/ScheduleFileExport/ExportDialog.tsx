import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { KitRoot, StatusText } from '@internal/frontend-kit';
import type { WrittenScheduleFile } from '@callboard/backstage-plugin-oncall-common';
import { LossList } from '../ScheduleFileLosses';
import { oncallTranslationRef } from '../../translation';
import styles from './ExportDialog.module.css';

/** What a file in the format of another system cannot say, before it is downloaded. */
export function ExportDialog(props: {
  name: string;
  format: 'pagerduty' | 'opsgenie';
  file: WrittenScheduleFile;
  onClose: () => void;
  onDownload: () => void;
}) {
  const { name, file, onClose, onDownload } = props;
  const { t } = useTranslationRef(oncallTranslationRef);
  const { losses, comparison } = file;
  const format = t(`files.format.${props.format}`);
  const count = losses.length;
  const days = comparison?.differingDays ?? 0;
  return (
    <Dialog width={480} isOpen onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>{t('files.export.title', { name, format })}</DialogHeader>
      <DialogBody>
        <KitRoot>
          <div className={styles.body}>
            <p>
              <StatusText
                tone={count > 0 ? 'warn' : 'good'}
                text={
                  count > 0
                    ? t('files.export.lost', { count, format })
                    : t('files.export.nothingLost', { format })
                }
              />
            </p>
            {count > 0 && <LossList losses={losses} direction="written" />}
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
            <p>{t('files.export.what')}</p>
            <p>{t('files.export.ids', { format })}</p>
          </div>
        </KitRoot>
      </DialogBody>
      <DialogFooter>
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
