import { useRef, useState } from 'react';
import { Alert, Button, Text } from '@backstage/ui';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import {
  AsyncState,
  SkeletonLines,
  StatusText,
  TimeText,
  useAnnounce,
  useTexts,
} from '@internal/frontend-kit';
import type { CalendarLink } from '@callboard/backstage-plugin-oncall-common';
import { useFocusWhenShown } from '../../hooks/useFocusWhenShown';
import { oncallTranslationRef } from '../../translation';
import styles from './CalendarLinks.module.css';

type Revoke = UseMutationResult<void, Error, string>;

/** All links of the reader, and how each is ended. */
export function LinkList(props: {
  links: UseQueryResult<{ items: CalendarLink[] }>;
  revoke: Revoke;
}) {
  const { links, revoke } = props;
  const { t } = useTexts(oncallTranslationRef);
  return (
    <section className={styles.list} aria-label={t('calendar.list.title')}>
      <Text as="h3" variant="title-x-small">
        {t('calendar.list.title')}
      </Text>
      {revoke.isError && (
        <div role="alert">
          <Alert status="danger" icon title={t('calendar.failed.revoke')} />
        </div>
      )}
      <AsyncState
        query={links}
        subject={t('calendar.list.subject')}
        thing={t('calendar.list.thing')}
        skeleton={<SkeletonLines lines={2} lineHeight={32} />}
        isEmpty={({ items }) => items.length === 0}
        empty={<p className={styles.quiet}>{t('calendar.list.empty')}</p>}
      >
        {({ items }) => (
          <ul className={styles.links}>
            {items.map(link => (
              <LinkItem key={link.id} link={link} revoke={revoke} />
            ))}
          </ul>
        )}
      </AsyncState>
    </section>
  );
}

/** What a link shows, in words. */
function useSubject({ kind, schedule, team }: CalendarLink): string {
  const { t } = useTexts(oncallTranslationRef);
  if (kind === 'person') return t('calendar.list.person');
  if (kind === 'schedule') {
    return schedule
      ? t('calendar.list.schedule', { name: schedule.name })
      : t('calendar.list.goneSchedule');
  }
  return team
    ? t('calendar.list.team', { name: team.title })
    : t('calendar.list.goneTeam');
}

function LinkItem({ link, revoke }: { link: CalendarLink; revoke: Revoke }) {
  const { createdAt, lastUsedAt, active } = link;
  const { t } = useTexts(oncallTranslationRef);
  const [isAsked, setAsked] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const subject = useSubject(link);
  const keep = () => {
    setAsked(false);
    button.current?.focus();
  };
  return (
    <li className={styles.link} aria-label={subject}>
      <div className={styles.facts}>
        <span>{subject}</span>
        <span className={styles.quiet}>
          {t('calendar.list.created')} <TimeText value={createdAt} plain />
          {' · '}
          {lastUsedAt ? (
            <>
              {t('calendar.list.read')} <TimeText value={lastUsedAt} plain />
            </>
          ) : (
            t('calendar.list.never')
          )}
        </span>
        {!active && (
          <StatusText tone="warn" text={t('calendar.list.inactive')} />
        )}
      </div>
      <Button
        ref={button}
        variant="secondary"
        size="small"
        aria-label={t('calendar.list.revokeOf', { what: subject })}
        aria-expanded={isAsked}
        onPress={() => setAsked(!isAsked)}
      >
        {t('calendar.list.revoke')}
      </Button>
      {isAsked && <Confirm link={link} revoke={revoke} onKeep={keep} />}
    </li>
  );
}

/** What revoking does, before it is done. */
function Confirm(props: {
  link: CalendarLink;
  revoke: Revoke;
  onKeep: () => void;
}) {
  const { link, revoke, onKeep } = props;
  const { t } = useTexts(oncallTranslationRef);
  const announce = useAnnounce();
  const ref = useFocusWhenShown<HTMLButtonElement>();
  return (
    <div className={styles.confirm}>
      <p>{t('calendar.list.consequence')}</p>
      <div className={styles.acts}>
        <Button ref={ref} variant="secondary" size="small" onPress={onKeep}>
          {t('calendar.list.keep')}
        </Button>
        <Button
          variant="primary"
          size="small"
          isPending={revoke.isPending}
          onPress={() =>
            revoke.mutate(link.id, {
              onSuccess: () => announce(t('calendar.list.revoked')),
            })
          }
        >
          {t('calendar.list.confirm')}
        </Button>
      </div>
    </div>
  );
}
