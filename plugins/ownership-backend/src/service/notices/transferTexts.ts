import type { TransferChange } from '../../database/MessageStore';
import { clip, clipName, listNames } from '@internal/backend-kit';

/** What somebody has to do with a transfer. */
export type TransferParty = 'receiver' | 'owner' | 'proposer';

/** What the text of a notice about transfers is made of. */
export interface TransferStory {
  change: TransferChange;
  /** To whom it is told. */
  party: TransferParty;
  /** Title of the receiving team. */
  team: string;
  /** Titles of the entities. */
  names: string[];
  /** The day by which an answer is due. */
  answerBy: string;
  /** Whether the team had accepted before. */
  wasAccepted: boolean;
  /** What was said with the decision. */
  note?: string;
}

type Text = [title: string, description?: string];

/** @param what - `Ledger API`, `a service`, `3 services`, or `3 of your services` */
type Write = (what: string, team: string, story: TransferStory) => Text;

const stays: Write = (what, team) => [
  `${team} does not take over ${what} after all`,
];

const texts: Record<
  TransferChange,
  Partial<Record<TransferParty | 'anyone', Write>>
> = {
  proposed: {
    receiver: (what, team, { answerBy }) => [
      `${team} is asked to take over ${what}`,
      `Accept or decline by ${answerBy}.`,
    ],
    owner: (what, team) => [
      `${team} is proposed to take over ${what}`,
      'Withdraw the proposal if that is wrong.',
    ],
  },
  reopened: {
    anyone: (what, team) => [
      `Whether ${team} takes over ${what} is open again`,
      'The last decision is taken back.',
    ],
  },
  accepted: {
    proposer: (what, team) => [
      `${team} accepts ${what}`,
      `Next, the descriptor has to name ${team} as the owner.`,
    ],
    owner: (what, team) => [
      `${team} takes over ${what}`,
      'Until the descriptor names it, you are the owner.',
    ],
  },
  declined: {
    owner: stays,
    anyone: (what, team) => [`${team} declines ${what}`],
  },
  withdrawn: {
    owner: stays,
    anyone: (what, team) => [`${team} is no longer asked to take over ${what}`],
  },
  expired: {
    owner: stays,
    anyone: (what, team, { wasAccepted }) => [
      `The time for ${team} to take over ${what} is up`,
      wasAccepted
        ? `The descriptor still does not name ${team}.`
        : 'There is no answer.',
    ],
  },
  superseded: {
    owner: stays,
    anyone: (what, team) => [
      `${team} is no longer asked to take over ${what}`,
      'Another owner is chosen.',
    ],
  },
  completed: {
    anyone: (what, team) => [`${team} owns ${what} now`],
  },
  'entity-gone': {
    anyone: (what, team) => [
      `${team} is no longer asked to take over ${what}`,
      'It is no longer in the catalog.',
    ],
  },
  'team-gone': {
    owner: stays,
    anyone: (what, team) => [
      `${team} cannot take over ${what}`,
      'The team is no longer in the catalog.',
    ],
  },
};

/** What ends a transfer by itself: what was said with the decision before is no reason for it. */
const byItself = new Set<TransferChange>([
  'expired',
  'superseded',
  'completed',
  'entity-gone',
  'team-gone',
]);

/**
 * Whether a notice may name the entities: nobody knows whether everybody of the receiving team sees them, before they are
 * their own. They see what they may see of them among their requests.
 */
export const namesEntities = (party: TransferParty, change: TransferChange) =>
  party !== 'receiver' || change === 'completed';

/** The present owner need not see the receiving team. */
const OTHER_TEAM = 'another team';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What people read about transfers that have come to the same point. */
export function writeTransfers(story: TransferStory): {
  title: string;
  description?: string;
} {
  const { change, party, names, note } = story;
  const one = names.length === 1;
  const your = party === 'owner' ? 'of your services' : 'services';
  const named = namesEntities(party, change);
  const single = named ? clipName(names[0]) : 'a service';
  const what = one ? single : `${names.length} ${your}`;
  const team = party === 'owner' ? OTHER_TEAM : clipName(story.team);
  const write = texts[change][party] ?? texts[change].anyone!;
  const [title, further] = write(what, team, story);
  const description = [
    ...(one || !named ? [] : [`${listNames(names)}.`]),
    ...(further ? [further] : []),
    ...(note && !byItself.has(change) ? [`“${note}”`] : []),
  ].join(' ');
  return {
    title: clip(party === 'owner' ? capital(title) : title),
    ...(description && { description: clip(description) }),
  };
}
