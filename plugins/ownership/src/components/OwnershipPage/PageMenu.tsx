import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiDownloadLine, RiMore2Line } from '@remixicon/react';
import { useUrlState, useTexts } from '@internal/frontend-kit';
import { useCsvDownload } from '../../hooks/useCsvDownload';
import type { PageTab } from '../../hooks/usePagePath';
import { readServiceQuery } from '../../lib/serviceQuery';
import { FailureText } from '../FailureText';
import { ownershipTranslationRef } from '../../translation';

/** Acts that are needed now and then. */
export function PageMenu({ tab }: { tab: Exclude<PageTab, 'requests'> }) {
  const { t } = useTexts(ownershipTranslationRef);
  const download = useCsvDownload();
  const { params } = useUrlState();
  const requests = {
    teams: {},
    services: readServiceQuery(params),
    orphans: { orphan: true },
  };
  return (
    <>
      {download.isError && <FailureText text={t('page.menu.failed')} />}
      <MenuTrigger>
        <ButtonIcon
          variant="secondary"
          icon={<RiMore2Line aria-hidden="true" />}
          isPending={download.isPending}
          aria-label={t('page.menu.label')}
        />
        <Menu placement="bottom end">
          <MenuItem
            iconStart={<RiDownloadLine aria-hidden="true" />}
            onAction={() => download.mutate(requests[tab])}
          >
            {t(`page.menu.csv.${tab}`)}
          </MenuItem>
        </Menu>
      </MenuTrigger>
    </>
  );
}
