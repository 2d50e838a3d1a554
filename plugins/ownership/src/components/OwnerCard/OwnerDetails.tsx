import type { Ownership } from '@callboard/backstage-plugin-ownership-common';
import { ChannelList } from '../ChannelList';
import { FindingList } from '../FindingList';
import { PeopleLine } from '../PeopleLine';
import { TrustLine } from '../TrustLine';
import { OwnerFacts } from './OwnerFacts';
import { OwnerLine } from './OwnerLine';
import styles from './OwnerCard.module.css';

/** The answer first, then what keeps it from being one, then people and channels, what to mend one day, plain facts. */
export function OwnerDetails({ ownership }: { ownership: Ownership }) {
  const { owner, people, peopleCount, channels, ancestors, findings } =
    ownership;
  const bad = findings.filter(({ tone }) => tone === 'bad');
  const warn = findings.filter(({ tone }) => tone === 'warn');
  return (
    <div className={styles.details}>
      <OwnerLine ownership={ownership} />
      <FindingList findings={bad} owner={owner} worst />
      {owner?.kind === 'group' && (
        <PeopleLine people={people} total={peopleCount} />
      )}
      <ChannelList channels={channels} ancestors={ancestors} />
      <TrustLine ownership={ownership} />
      <FindingList findings={warn} owner={owner} worst={bad.length === 0} />
      <OwnerFacts ownership={ownership} />
    </div>
  );
}
