import { useRef } from 'react';
import { useTexts } from '@internal/frontend-kit';
import type { Ownership } from '@callboard/backstage-plugin-ownership-common';
import { focusIfLost } from '../../lib/focusIfLost';
import { ChannelList } from '../ChannelList';
import { ConfirmOwner } from '../ConfirmOwner';
import { FindingList } from '../FindingList';
import { PeopleLine } from '../PeopleLine';
import { ProposeOwner } from '../ProposeOwner';
import { RoleList } from '../RoleList';
import { TransferLine } from '../TransferLine';
import { TrustLine } from '../TrustLine';
import { OwnerFacts } from './OwnerFacts';
import { OwnerLine } from './OwnerLine';
import { ownershipTranslationRef } from '../../translation';
import styles from './OwnerCard.module.css';

/**
 * The answer first, then what keeps it from being one, then people and channels, how far it holds, what to mend one day,
 * plain facts, and what the reader can do.
 */
export function OwnerDetails({ ownership }: { ownership: Ownership }) {
  const { owner, people, peopleCount, channels, ancestors, findings, trust } =
    ownership;
  const { t } = useTexts(ownershipTranslationRef);
  const root = useRef<HTMLDivElement>(null);
  const onActed = () => focusIfLost(root.current);
  const bad = findings.filter(({ tone }) => tone === 'bad');
  const warn = findings.filter(({ tone }) => tone === 'warn');
  return (
    <div
      ref={root}
      role="group"
      aria-label={t('owner.title')}
      tabIndex={-1}
      className={styles.details}
    >
      <OwnerLine ownership={ownership} />
      <FindingList findings={bad} owner={owner} worst limit={1} />
      {owner?.kind === 'group' && (
        <PeopleLine people={people} total={peopleCount} />
      )}
      <ChannelList channels={channels} ancestors={ancestors} />
      {trust && <TrustLine trust={trust} />}
      <TransferLine ownership={ownership} onActed={onActed} />
      <FindingList
        findings={warn}
        owner={owner}
        worst={bad.length === 0}
        limit={1}
      />
      <RoleList ownership={ownership} />
      <OwnerFacts ownership={ownership} />
      <div className={styles.actions}>
        <ConfirmOwner ownership={ownership} onActed={onActed} />
        <ProposeOwner ownership={ownership} onActed={onActed} />
      </div>
    </div>
  );
}
