import { useState } from 'react';
import { useTexts } from '@internal/frontend-kit';
import { Button, ButtonIcon } from '@backstage/ui';
import { RiCalendarScheduleLine } from '@remixicon/react';
import type { CalendarScope } from '@callboard/backstage-plugin-oncall-common';
import { CalendarDialog } from './CalendarDialog';
import { oncallTranslationRef } from '../../translation';

/** Opens what brings shifts into a calendar program. For those only who may have such a link. */
export function SubscribeButton(props: {
  scope: CalendarScope;
  /** Of the schedule or team; absent for the reader's own shifts. */
  name?: string;
  size?: 'small';
  /** Where there is no room for the word. */
  isIcon?: boolean;
}) {
  const { scope, name, size, isIcon } = props;
  const { t } = useTexts(oncallTranslationRef);
  const [isOpen, setOpen] = useState(false);
  const icon = <RiCalendarScheduleLine aria-hidden="true" />;
  const shared = {
    variant: 'secondary' as const,
    size,
    'aria-label': name && t('calendar.subscribeTo', { name }),
    onPress: () => setOpen(true),
  };
  return (
    <>
      {isIcon ? (
        <ButtonIcon {...shared} icon={icon} />
      ) : (
        <Button {...shared} iconStart={icon}>
          {t('calendar.subscribe')}
        </Button>
      )}
      {isOpen && (
        <CalendarDialog
          scope={scope}
          name={name}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
