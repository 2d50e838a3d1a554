import { ButtonLink, VisuallyHidden } from '@backstage/ui';
import {
  RiChat3Line,
  RiExternalLinkLine,
  RiLinksLine,
  RiMailLine,
} from '@remixicon/react';
import { CopyButton, safeHref, useTexts } from '@internal/frontend-kit';
import type {
  ContactChannel,
  NamedEntity,
} from '@callboard/backstage-plugin-ownership-common';
import { useFolded } from '../../hooks/useFolded';
import { FoldButton } from '../FoldButton';
import { ownershipTranslationRef } from '../../translation';
import styles from './ChannelList.module.css';

const icons = { chat: RiChat3Line, email: RiMailLine, link: RiLinksLine };
const LIMIT = 2;

/** Ways to reach a team, best first, each to copy and to open. */
export function ChannelList(props: {
  channels: ContactChannel[];
  /** Teams above: a channel of theirs says from whom it comes. */
  ancestors: NamedEntity[];
}) {
  const { channels, ancestors } = props;
  const { t } = useTexts(ownershipTranslationRef);
  const fold = useFolded(channels, LIMIT);
  if (channels.length === 0) return null;
  return (
    <div>
      <ul className={styles.list} aria-label={t('channel.label')}>
        {fold.shown.map(channel => (
          <ChannelRow
            key={`${channel.kind} ${channel.href ?? channel.label}`}
            channel={channel}
            source={
              ancestors.find(({ entityRef }) => entityRef === channel.from)
                ?.title
            }
          />
        ))}
      </ul>
      <FoldButton fold={fold} />
    </div>
  );
}

function ChannelRow(props: { channel: ContactChannel; source?: string }) {
  const { channel, source } = props;
  const { kind, label } = channel;
  const { t } = useTexts(ownershipTranslationRef);
  const href = safeHref(channel.href);
  const Icon = icons[kind];
  return (
    <li className={styles.channel}>
      <Icon aria-hidden="true" className={styles.icon} />
      <span className={styles.label}>
        <VisuallyHidden>{t(`channel.${kind}`)}</VisuallyHidden> {label}
        {source && (
          <span className={styles.source}>
            {' '}
            {t('channel.from', { source })}
          </span>
        )}
      </span>
      <CopyButton
        value={kind === 'link' ? href ?? label : label}
        what={t('channel.copied', { label })}
      />
      {href && (
        <ButtonLink
          href={href}
          target="_blank"
          rel="noopener noreferrer"
          variant="tertiary"
          size="small"
          iconStart={<RiExternalLinkLine aria-hidden="true" />}
          aria-label={t('channel.openNamed', { label })}
        />
      )}
    </li>
  );
}
