import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiDownloadLine, RiMore2Line } from '@remixicon/react';
import { StatusText, useTexts } from '@internal/frontend-kit';
import type { CoverageFilter } from '@callboard/backstage-plugin-playbooks-common';
import { useCoverageDownload } from '../../hooks/useCoverage';
import { playbooksTranslationRef } from '../../translation';

/** Acts that are needed now and then. */
export function CoverageMenu({ query }: { query: CoverageFilter }) {
  const { t } = useTexts(playbooksTranslationRef);
  const download = useCoverageDownload();
  return (
    <>
      {download.isError && (
        <span role="alert">
          <StatusText tone="bad" text={t('coverage.csvFailed')} />
        </span>
      )}
      <MenuTrigger>
        <ButtonIcon
          variant="secondary"
          icon={<RiMore2Line aria-hidden="true" />}
          isPending={download.isPending}
          aria-label={t('coverage.menu')}
        />
        <Menu placement="bottom end">
          <MenuItem
            iconStart={<RiDownloadLine aria-hidden="true" />}
            onAction={() => download.mutate(query)}
          >
            {t('coverage.csv')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
    </>
  );
}
