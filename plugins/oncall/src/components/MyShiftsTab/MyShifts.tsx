import type { ReactNode } from 'react';
import { EmptyBlock, useTexts } from '@internal/frontend-kit';
import type { MyShift } from '@callboard/backstage-plugin-oncall-common';
import { useMyShifts } from '../../hooks/useMyShifts';
import { BackendState } from '../BackendState';
import { oncallTranslationRef } from '../../translation';

/** Every state of the reader's shifts of the next eight weeks; the shifts when there are any. */
export function MyShifts(props: {
  skeleton?: ReactNode;
  children: (shifts: MyShift[]) => ReactNode;
}) {
  const { children, ...placeholder } = props;
  const { t } = useTexts(oncallTranslationRef);
  return (
    <BackendState
      {...placeholder}
      query={useMyShifts()}
      subject={t('list.mine.subject')}
      thing={t('list.mine.thing')}
      isEmpty={({ items }) => items.length === 0}
      empty={
        <EmptyBlock kind="nothing-yet" title={t('list.mine.nothing')}>
          <p>{t('list.mine.nothingHint')}</p>
        </EmptyBlock>
      }
    >
      {({ items }) => children(items)}
    </BackendState>
  );
}
