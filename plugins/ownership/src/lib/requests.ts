import type {
  NamedEntity,
  Transfer,
} from '@callboard/backstage-plugin-ownership-common';

// Limit of the API for one decision.
const MAX_DECIDED = 100;

/** Transfers that were proposed for one reason: answered together. */
export interface RequestGroup {
  /** Stays the same while any of them is open. */
  id: string;
  to: NamedEntity;
  /** Newest first; never empty. */
  transfers: Transfer[];
}

/** Gathers transfers by who proposed them, to which team and why, in the order of their newest. */
export function groupRequests(transfers: Transfer[]): RequestGroup[] {
  const byCause = new Map<string, Transfer[]>();
  for (const transfer of transfers) {
    const { proposedBy, to, reason } = transfer;
    const cause = JSON.stringify([proposedBy?.entityRef, to.entityRef, reason]);
    byCause.set(cause, [...(byCause.get(cause) ?? []), transfer]);
  }
  return [...byCause].flatMap(([cause, all]) => {
    const groups: RequestGroup[] = [];
    for (let at = 0; at < all.length; at += MAX_DECIDED) {
      groups.push({
        id: `${cause} ${at}`,
        to: all[at].to,
        transfers: all.slice(at, at + MAX_DECIDED),
      });
    }
    return groups;
  });
}

/** What the server lists for the reader. */
export interface RequestBoxes {
  forMe: Transfer[];
  byMe: Transfer[];
  fromMe: Transfer[];
  all: Transfer[];
}

/** The same, each transfer once, by what the reader has to do with it. */
export interface SortedRequests {
  /** To be answered. */
  forMe: Transfer[];
  /** The descriptor is still to be changed. */
  accepted: Transfer[];
  /** Asked by the reader. */
  byMe: Transfer[];
  /** Leave the teams of the reader. */
  fromMe: Transfer[];
}

/** Sorts open transfers. The box of what waits for an answer no longer has what was accepted: those come out of all. */
export function sortRequests(boxes: RequestBoxes): SortedRequests {
  const { forMe, byMe, fromMe, all } = boxes;
  const isAccepted = ({ status }: Transfer) => status === 'accepted';
  const mine = [...byMe, ...fromMe].map(({ id }) => id);
  const seen = new Set(forMe.map(({ id }) => id));
  const once = (transfers: Transfer[]) =>
    transfers.filter(({ id }) => !seen.has(id) && seen.add(id));
  return {
    forMe,
    accepted: once(
      all.filter(
        transfer =>
          isAccepted(transfer) &&
          (transfer.allowed.length > 0 || mine.includes(transfer.id)),
      ),
    ),
    byMe: once(byMe.filter(transfer => !isAccepted(transfer))),
    fromMe: once(fromMe.filter(transfer => !isAccepted(transfer))),
  };
}
