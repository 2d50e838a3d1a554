import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import {
  errorStatus,
  KitRoot,
  useAnnounce,
  useTexts,
} from '@internal/frontend-kit';
import type { CalendarScope } from '@callboard/backstage-plugin-oncall-common';
import { useCalendarLinks } from '../../hooks/useCalendarLinks';
import { LinkList } from './LinkList';
import { NewLink } from './NewLink';
import { oncallTranslationRef } from '../../translation';
import styles from './CalendarLinks.module.css';

/** What a calendar link gives, the link once it is made, and all links of the reader. */
export function CalendarDialog(props: {
  scope: CalendarScope;
  /** Of the schedule or team; absent for the reader's own shifts. */
  name?: string;
  onClose: () => void;
}) {
  const { scope, name = '', onClose } = props;
  const { kind } = scope;
  const { t } = useTexts(oncallTranslationRef);
  const announce = useAnnounce();
  const { links, make, revoke } = useCalendarLinks();
  // One that was revoked is not there to be copied any more.
  const fresh =
    make.data && revoke.variables !== make.data.link.id ? make.data : undefined;
  const create = () =>
    make.mutate(scope, { onSuccess: () => announce(t('calendar.made')) });
  return (
    <Dialog width={560} isOpen onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>{t(`calendar.title.${kind}`, { name })}</DialogHeader>
      <DialogBody>
        <KitRoot>
          <div className={styles.body}>
            <p>{t(`calendar.what.${kind}`, { name })}</p>
            <p>
              {t('calendar.secret')} {t(`calendar.ends.${kind}`)}
            </p>
            {fresh && <NewLink url={fresh.url} />}
            {make.isError && <NotMade error={make.error} />}
            <LinkList links={links} revoke={revoke} />
          </div>
        </KitRoot>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('calendar.done')}
        </Button>
        <Button
          variant={fresh ? 'secondary' : 'primary'}
          isPending={make.isPending}
          onPress={create}
        >
          {t(fresh ? 'calendar.makeAnother' : 'calendar.make')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

/** Why there is no link, and what can be done. */
function NotMade({ error }: { error: Error }) {
  const { t } = useTexts(oncallTranslationRef);
  const { message } = error;
  const texts: Record<number, string> = {
    400: t('calendar.failed.limit', { message }),
    403: t('calendar.failed.forbidden', { message }),
  };
  return (
    <div role="alert">
      <Alert
        status="danger"
        icon
        title={texts[errorStatus(error) ?? 0] ?? t('calendar.failed.other')}
      />
    </div>
  );
}
