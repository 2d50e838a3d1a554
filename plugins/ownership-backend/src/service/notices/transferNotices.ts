import { createHash } from 'node:crypto';
import { parseEntityRef } from '@backstage/catalog-model';
import type { DueMessage, TransferChange } from '../../database/MessageStore';
import type { KeptTransfer } from '../../database/TransferStore';
import type { RegisterSnapshot } from '../RegisterSnapshot';
import type { Notice } from './Notice';
import {
  namesEntities,
  writeTransfers,
  type TransferParty,
} from './transferTexts';
import { dayOf } from './dayOf';

/** A transfer, and what is to be told about it. */
export interface TransferNews {
  transfer: KeptTransfer;
  message: Pick<DueMessage, 'batch' | 'change' | 'actorRef' | 'heard'>;
}

const parties: Record<TransferChange, readonly TransferParty[]> = {
  proposed: ['receiver', 'owner'],
  reopened: ['receiver', 'proposer'],
  accepted: ['proposer', 'owner'],
  declined: ['proposer'],
  withdrawn: ['receiver', 'proposer'],
  expired: ['receiver', 'proposer'],
  superseded: ['receiver', 'proposer'],
  completed: ['receiver', 'proposer'],
  'entity-gone': ['receiver', 'proposer'],
  'team-gone': ['proposer'],
};

/** What ends an acceptance without a new owner: an owner who was told of it must hear that they stay one. */
const undone = new Set<TransferChange>([
  'reopened',
  'declined',
  'withdrawn',
  'expired',
  'superseded',
  'team-gone',
]);

const standing = (change: TransferChange) =>
  change === 'reopened' ? 'proposed' : change;

/** The change as whoever reads of it has to understand it; nothing when there is nothing new for them. */
function changeFor({
  change,
  heard,
}: TransferNews['message']): TransferChange | undefined {
  if (heard === undefined) {
    const isOver = change === 'withdrawn' || change === 'superseded';
    return isOver ? undefined : standing(change);
  }
  return standing(change) === standing(heard) ? undefined : change;
}

/** One notice to one party, and what goes into it. */
interface Group {
  change: TransferChange;
  party: TransferParty;
  recipientRef: string;
  batch: string;
  /** Who did it, and who is told in person. */
  except: string[];
  transfers: KeptTransfer[];
}

function recipientOf(
  party: TransferParty,
  { toRef, fromRef, proposedBy }: KeptTransfer,
  { organisation }: RegisterSnapshot,
): string | undefined {
  if (party === 'receiver') {
    return organisation.groups.has(toRef) ? toRef : undefined;
  }
  if (party === 'proposer') return proposedBy;
  // A team that takes over what it has through a system is told as the receiver.
  return fromRef === toRef || fromRef === proposedBy ? undefined : fromRef;
}

/** Whom a notice to a team leaves out: who did it knows, and who proposed it is told in person. */
function exceptFor(
  told: readonly TransferParty[],
  actorRef: string | undefined,
  { proposedBy }: KeptTransfer,
): string[] {
  const proposer = told.includes('proposer') ? proposedBy : undefined;
  return [...new Set([actorRef, proposer])].filter(ref => ref !== undefined);
}

function groupsOf(
  news: TransferNews[],
  snapshot: RegisterSnapshot,
): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const { transfer, message } of news) {
    const change = changeFor(message);
    if (!change) continue;
    const { batch, actorRef, heard } = message;
    const told: readonly TransferParty[] =
      heard === 'accepted' && undone.has(change)
        ? [...parties[change], 'owner']
        : parties[change];
    const except = exceptFor(told, actorRef, transfer);
    const { toRef, proposedBy } = transfer;
    for (const party of told) {
      const recipientRef = recipientOf(party, transfer, snapshot);
      if (recipientRef === undefined || recipientRef === actorRef) continue;
      const key = [
        batch,
        change,
        party,
        recipientRef,
        toRef,
        proposedBy,
      ].join();
      const group = groups.get(key) ?? {
        change,
        party,
        recipientRef,
        batch,
        except: party === 'proposer' ? [] : except,
        transfers: [],
      };
      groups.set(key, group);
      group.transfers.push(transfer);
    }
  }
  return groups;
}

function linkTo(entityRef: string): string {
  const { namespace, kind, name } = parseEntityRef(entityRef);
  return `/catalog/${[namespace, kind, name]
    .map(encodeURIComponent)
    .join('/')}`;
}

const isOpen = (change: TransferChange) =>
  change === 'proposed' || change === 'reopened' || change === 'accepted';

function toNotice(
  key: string,
  { change, party, recipientRef, batch, except, transfers }: Group,
  { entities, organisation }: RegisterSnapshot,
  pagePath: string,
): Notice {
  const [{ entityRef, toRef, note, decidedAt }] = transfers;
  const until = Math.min(...transfers.map(each => each.expiresAt.getTime()));
  const isPage =
    transfers.length === 1 &&
    !isOpen(change) &&
    namesEntities(party, change) &&
    entities.has(entityRef);
  const titleOf = (ref: string) =>
    entities.get(ref)?.title ??
    organisation.groups.get(ref)?.title ??
    parseEntityRef(ref).name;
  // One who is in two teams has two notices of one batch; the platform keeps 255 characters of a scope.
  const audience = createHash('sha256').update(key).digest('hex').slice(0, 16);
  return {
    recipientRef,
    except,
    transferIds: transfers.map(({ id }) => id),
    topic: 'Ownership transfers',
    scope: `ownership:transfer:${batch}:${change}:${audience}`,
    link: isPage ? linkTo(entityRef) : `${pagePath}/requests`,
    ...writeTransfers({
      change,
      party,
      team: titleOf(toRef),
      names: transfers.map(each => titleOf(each.entityRef)),
      answerBy: dayOf(new Date(until)),
      wasAccepted: decidedAt !== undefined,
      note,
    }),
  };
}

/**
 * What to tell whom about transfers: what was done in one go as one notice to each party.
 *
 * @param pagePath - where the page of the frontend is
 */
export function transferNotices(
  news: TransferNews[],
  snapshot: RegisterSnapshot,
  pagePath: string,
): Notice[] {
  return Array.from(groupsOf(news, snapshot), ([key, group]) =>
    toNotice(key, group, snapshot, pagePath),
  );
}
