import { useState } from 'react';
import {
  ButtonIcon,
  Menu,
  MenuItem,
  MenuSeparator,
  MenuTrigger,
} from '@backstage/ui';
import { RiDeleteBinLine, RiDownloadLine, RiMore2Line } from '@remixicon/react';
import { downloadText, useTexts } from '@internal/frontend-kit';
import {
  scheduleFileContent,
  writeScheduleFile,
  type Schedule,
  type ScheduleFileFormat,
  type WrittenScheduleFile,
} from '@callboard/backstage-plugin-oncall-common';
import { ExportDialog } from './ExportDialog';
import { oncallTranslationRef } from '../../translation';

const FORMATS: ScheduleFileFormat[] = ['callboard', 'pagerduty', 'opsgenie'];

/** A format, and what the file would be. */
interface Prepared {
  format: ScheduleFileFormat;
  file: WrittenScheduleFile;
}

/**
 * A schedule as a file, to download or to copy; what another system cannot say is told before. Whoever may delete it finds
 * that below.
 */
export function ExportMenu(props: {
  schedule: Schedule;
  /** Absent for those who may not. */
  onDelete?: () => void;
}) {
  const { schedule, onDelete } = props;
  const { t } = useTexts(oncallTranslationRef);
  const [prepared, setPrepared] = useState<Prepared>();
  const save = (format: ScheduleFileFormat, text: string) =>
    downloadText({
      text,
      fileName:
        format === 'callboard'
          ? `${schedule.name}.json`
          : `${schedule.name}.${format}.json`,
      type: 'application/json',
    });
  const choose = (format: ScheduleFileFormat) => {
    const now = Date.now();
    const content = scheduleFileContent(schedule, now);
    setPrepared({ format, file: writeScheduleFile(content, format, now) });
  };
  return (
    <>
      <MenuTrigger>
        <ButtonIcon
          variant="secondary"
          icon={<RiMore2Line aria-hidden="true" />}
          aria-label={t('files.export.menu')}
        />
        <Menu placement="bottom end">
          {FORMATS.map(format => (
            <MenuItem
              key={format}
              iconStart={<RiDownloadLine aria-hidden="true" />}
              onAction={() => choose(format)}
            >
              {t(`files.export.${format}`)}
            </MenuItem>
          ))}
          {onDelete && <MenuSeparator />}
          {onDelete && (
            <MenuItem
              color="danger"
              iconStart={<RiDeleteBinLine aria-hidden="true" />}
              onAction={onDelete}
            >
              {t('deletion.menu')}
            </MenuItem>
          )}
        </Menu>
      </MenuTrigger>
      {prepared && (
        <ExportDialog
          name={schedule.name}
          {...prepared}
          onClose={() => setPrepared(undefined)}
          onDownload={() => {
            save(prepared.format, prepared.file.text);
            setPrepared(undefined);
          }}
        />
      )}
    </>
  );
}
