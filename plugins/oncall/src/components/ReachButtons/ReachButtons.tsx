import { ButtonLink } from '@backstage/ui';
import {
  RiChat3Line,
  RiLinksLine,
  RiMailLine,
  RiPhoneLine,
} from '@remixicon/react';
import {
  CopyButton,
  StatusText,
  safeHref,
  useTexts,
} from '@internal/frontend-kit';
import type {
  OnCallPerson,
  OnCallSource,
  ReachChannel,
} from '@callboard/backstage-plugin-oncall-common';
import { oncallTranslationRef } from '../../translation';
import styles from './ReachButtons.module.css';

const icons = {
  phone: RiPhoneLine,
  chat: RiChat3Line,
  email: RiMailLine,
  link: RiLinksLine,
};

/** A phone number is followed only here: elsewhere an address is one of the web or of mail. */
const hrefOf = ({ kind, href }: ReachChannel) =>
  kind === 'phone' && /^tel:[+\d().\s-]+$/.test(href ?? '')
    ? href
    : safeHref(href);

/** The ways to reach a person, as the catalog knows them. */
export function ReachButtons(props: {
  person: OnCallPerson;
  /** The other system that named them. */
  source?: OnCallSource;
}) {
  const { person, source } = props;
  const { title, channels, known, gone } = person;
  const { t } = useTexts(oncallTranslationRef);
  if (!known && !gone) {
    return (
      <span className={styles.quiet}>
        {source
          ? t('source.reach', { name: title, source: source.title })
          : t('card.reach.hidden')}
      </span>
    );
  }
  if (channels.length === 0) {
    return (
      <StatusText
        tone="warn"
        text={
          known
            ? t('card.reach.none', { name: title })
            : t('card.left', { name: title })
        }
      />
    );
  }
  return (
    <span className={styles.reach}>
      {channels.map(channel => (
        <ReachButton
          key={`${channel.kind} ${channel.label}`}
          channel={channel}
          name={title}
        />
      ))}
    </span>
  );
}

function ReachButton(props: { channel: ReachChannel; name: string }) {
  const { channel, name } = props;
  const { kind, label } = channel;
  const { t } = useTexts(oncallTranslationRef);
  const href = hrefOf(channel);
  const Icon = icons[kind];
  const action = t(`card.reach.${kind}`);
  if (!href) {
    return (
      <span className={styles.room}>
        <Icon aria-hidden="true" className={styles.icon} /> {label}
        <CopyButton value={label} what={t('card.reach.copied', { label })} />
      </span>
    );
  }
  return (
    <ButtonLink
      href={href}
      target={kind === 'phone' ? undefined : '_blank'}
      rel="noopener noreferrer"
      variant="secondary"
      size="small"
      iconStart={<Icon aria-hidden="true" />}
      aria-label={t('card.reach.named', { action, name, label })}
    >
      {action}
    </ButtonLink>
  );
}
