import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  handoffTimes,
  type Handoff,
  type HandoffRequest,
  type MyHandoff,
} from '@callboard/backstage-plugin-alerts-common';
import { plainText } from '@internal/backend-kit';
import type {
  HandoffStore,
  KeptHandoff,
  LineRecord,
} from '../database/HandoffStore';
import type { Admission } from '../service/access/Admission';
import { answersFor, type Groups } from '../service/access/answersFor';
import { personOf } from '../service/access/userRefOf';
import type { Viewer } from '../service/access/Viewer';
import type { AlertNaming } from '../service/AlertNaming';
import type { HandoffDrafter } from './HandoffDrafter';
import type { HandoffShifts } from './HandoffShifts';
import { actsOf, toHandoff, toShift } from './toHandoff';

/** So long a note waits in the list of who has not read it. */
const UNREAD_MS = 7 * 24 * 3_600_000;

interface DeskOptions {
  admission: Pick<Admission, 'viewer'>;
  handoffs: HandoffStore;
  shifts: Pick<HandoffShifts, 'find' | 'ending'>;
  drafter: Pick<HandoffDrafter, 'draft'>;
  directory: Groups;
  naming: AlertNaming;
  /** Called once a note was sent. */
  onSent: () => void;
  clock?: () => number;
}

interface Read {
  handoff: KeptHandoff;
  viewer: Viewer;
  userRef: string;
}

/** Hands shifts over. Who may send and confirm is a rule of ours; who may read is who was on call, who comes next, and their team. */
export class HandoffDesk {
  readonly #options: DeskOptions;
  readonly #clock: () => number;

  constructor(options: DeskOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
  }

  /** @throws NotFoundError for what is no shift, and for who has nothing to do with it */
  async get(
    shiftId: string,
    credentials: BackstageCredentials,
  ): Promise<Handoff> {
    return this.#answer(await this.#read(shiftId, credentials));
  }

  /** What the caller has to send or to confirm. */
  async mine(credentials: BackstageCredentials): Promise<MyHandoff[]> {
    const { admission, directory, handoffs, naming, shifts } = this.#options;
    const viewer = await admission.viewer(credentials);
    const userRef = personOf(viewer, 'hand over shifts');
    const now = this.#clock();
    const teams = new Set(
      viewer.teamRefs.flatMap(ref => [ref, ...directory.above(ref)]),
    );
    const kept = await handoffs.listEndingAfter(now - UNREAD_MS);
    const known = new Map(kept.map(one => [one.shiftId, one]));
    const ending = await shifts.ending(
      { from: now - handoffTimes.after, to: now + handoffTimes.before },
      ref => teams.has(ref),
    );
    for (const one of ending) {
      // What was sent is as it was sent.
      if (!known.get(one.shiftId)?.sent) known.set(one.shiftId, one);
    }
    return [...known.values()]
      .sort((one, other) => one.endsAt - other.endsAt)
      .flatMap(handoff =>
        actsOf(handoff, userRef, now).map(todo => ({
          ...{ shift: toShift(handoff, naming), todo },
        })),
      )
      .slice(0, 100);
  }

  /** @throws ConflictError where it was sent before, NotAllowedError where it is not theirs, or not the time */
  async send(
    request: HandoffRequest,
    credentials: BackstageCredentials,
  ): Promise<Handoff> {
    const { handoffs, onSent } = this.#options;
    const read = await this.#read(request.shift, credentials);
    this.#assertMay('send', read);
    const drafted = await this.#draft(read);
    const kept = new Set(request.lines);
    const lines = [
      ...drafted.filter(({ id }) => kept.has(id)),
      ...request.watch.map((text, index) => wordsOf(text, index)),
    ];
    const note = { lines, at: this.#clock(), by: read.userRef };
    const isSent = await handoffs.send(read.handoff, note);
    if (!isSent) throw new ConflictError('The note was sent before');
    onSent();
    return this.get(request.shift, credentials);
  }

  /** Confirmed again, it stays as it was. */
  async confirm(
    shiftId: string,
    credentials: BackstageCredentials,
  ): Promise<Handoff> {
    const read = await this.#read(shiftId, credentials);
    if (read.handoff.read) return this.#answer(read);
    this.#assertMay('confirm', read);
    const by = read.userRef;
    await this.#options.handoffs.confirm(shiftId, { at: this.#clock(), by });
    return this.get(shiftId, credentials);
  }

  async #read(
    shiftId: string,
    credentials: BackstageCredentials,
  ): Promise<Read> {
    const { admission, directory, handoffs, shifts } = this.#options;
    const viewer = await admission.viewer(credentials);
    const userRef = personOf(viewer, 'hand over shifts');
    const kept = await handoffs.find(shiftId);
    const handoff = kept?.sent ? kept : (await shifts.find(shiftId)) ?? kept;
    const hasToDo =
      handoff &&
      ([...handoff.fromRefs, ...handoff.toRefs].includes(userRef) ||
        answersFor(directory, userRef, handoff.teamRef));
    if (!handoff || !hasToDo) throw new NotFoundError('There is no such shift');
    return { handoff, viewer, userRef };
  }

  #assertMay(act: 'send' | 'confirm', { handoff, userRef }: Read): void {
    const now = this.#clock();
    if (actsOf(handoff, userRef, now).includes(act)) return;
    if (act === 'send' && handoff.sent) {
      throw new ConflictError('The note was sent before');
    }
    throw new NotAllowedError(
      act === 'send'
        ? 'Who was on call sends the note, from 4 hours before the end of the shift to 12 hours after it, to who comes next'
        : 'Who is on call next confirms a note that was sent to them',
    );
  }

  #draft({ handoff, viewer }: Read): Promise<LineRecord[]> {
    return this.#options.drafter.draft(handoff, viewer, this.#clock());
  }

  async #answer(read: Read): Promise<Handoff> {
    const { handoff, userRef } = read;
    return toHandoff(handoff, {
      ...{ naming: this.#options.naming, userRef, now: this.#clock() },
      lines: handoff.sent ? handoff.lines ?? [] : await this.#draft(read),
    });
  }
}

function wordsOf(written: string, index: number): LineRecord {
  const text = plainText(written).trim();
  if (text === '') throw new InputError(`watch[${index}]: write something`);
  return { id: `own:${index}`, section: 'watch', text };
}
