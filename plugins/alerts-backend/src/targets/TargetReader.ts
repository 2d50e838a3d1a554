import { clip, clipName } from '@internal/backend-kit';
import type { EscalationTarget } from '@callboard/backstage-plugin-alerts-common';
import type {
  AlertsOnCallAnswer,
  AlertsOnCallLevel,
} from '@callboard/backstage-plugin-alerts-node';
import type { AlertDirectory } from '../directory/AlertDirectory';
import { refsToAsk, type Answering } from './answering';
import type { Silence, Word, Words } from './OnCallAsker';

/** So many people are paged by one step. */
const MOST_PEOPLE = 100;

export type KnownPeople = Pick<
  AlertDirectory,
  'entity' | 'isGone' | 'isKnown' | 'members' | 'name'
>;

/** Whom targets reach. */
export interface FoundTargets {
  /** Each once; `via` tells by what first: `level 1`, or the name of a schedule, a group or a team. */
  people: { userRef: string; via: string }[];
  /** Names of channels, each once. */
  channels: string[];
  /** In words: why a target reaches nobody, or others than it says. */
  problems: string[];
  /** Zone of the schedules that were asked; absent where none was, or none has one. */
  timeZone?: string;
}

/** What on-call says of a reference. */
interface Heard {
  ref: string;
  word: Word<AlertsOnCallAnswer>;
}

const peopleIn = (levels: readonly AlertsOnCallLevel[]) =>
  levels.flatMap(({ userRefs }) => userRefs);

/** The zone of the lowest level that has one. */
export const zoneIn = (answer: AlertsOnCallAnswer | undefined) =>
  [...(answer?.levels ?? [])]
    .sort((one, other) => one.level - other.level)
    .find(({ timeZone }) => timeZone)?.timeZone;

/** Finds whom the targets of one step reach, in what on-call has said. */
export class TargetReader {
  readonly #known: KnownPeople;
  readonly #words: Words;
  readonly #answering: Answering;
  readonly #people = new Map<string, string>();
  readonly #channels = new Set<string>();
  readonly #problems = new Set<string>();
  #timeZone?: string;

  constructor(options: {
    known: KnownPeople;
    words: Words;
    answering: Answering;
  }) {
    this.#known = options.known;
    this.#words = options.words;
    this.#answering = options.answering;
  }

  read(targets: readonly EscalationTarget[]): FoundTargets {
    for (const target of targets) this.#take(target);
    const all = [...this.#people].map(([userRef, via]) => ({ userRef, via }));
    if (all.length > MOST_PEOPLE) {
      this.#tell(`Only ${MOST_PEOPLE} of ${all.length} people are paged`);
    }
    return {
      people: all.slice(0, MOST_PEOPLE),
      channels: [...this.#channels],
      problems: [...this.#problems],
      timeZone: this.#timeZone,
    };
  }

  #take(target: EscalationTarget): void {
    switch (target.kind) {
      case 'level':
        return this.#level(target.level);
      case 'team':
        return this.#team();
      case 'schedule':
        return this.#schedule(target.scheduleId);
      case 'person':
        return this.#person(target.userRef);
      case 'group':
        return this.#group(target.groupRef);
      case 'channel':
        this.#channels.add(target.channel);
        return undefined;
      default:
        // A later version of the portal may have stored it.
        return this.#tell('A target of the policy is of an unknown kind');
    }
  }

  #level(level: number): void {
    const refs = refsToAsk(this.#answering);
    const { owner } = this.#answering;
    const asked = this.#heard(refs);
    const levels = asked?.word.said?.levels ?? [];
    this.#timeZone ??= zoneIn(asked?.word.said);
    if (levels.length === 0 && owner?.startsWith('user:')) {
      // There are no levels of what one person answers for.
      this.#everybody(owner);
      return;
    }
    if (asked) this.#levelOf(level, asked);
    else
      this.#tell(`No team answers for the alert: nobody is at level ${level}`);
  }

  /** What is said of the first of these that has levels, now rather than earlier. */
  #heard(refs: readonly string[]): Heard | undefined {
    const heard = refs.map(
      (ref): Heard => ({
        ref,
        word: this.#words.levels.get(ref) ?? { silence: 'unknown' },
      }),
    );
    const withLevels = heard.filter(
      ({ word }) => (word.said?.levels.length ?? 0) > 0,
    );
    return (
      withLevels.find(({ word }) => !word.silence) ?? withLevels[0] ?? heard[0]
    );
  }

  #levelOf(level: number, { ref, word }: Heard): void {
    const { said, silence } = word;
    const asked = said?.levels.filter(each => each.level === level) ?? [];
    const isThere = this.#add(peopleIn(asked), `level ${level}`);
    if (isThere && silence) this.#tellEarlier(word);
    if (isThere) return;
    // Who said earlier that there is no such level need not be asked again; a gap may be over.
    if (silence && !(said && asked.length === 0)) {
      this.#everybodyInstead(silence, this.#name(ref));
      return;
    }
    const nobody = `Nobody is on call at level ${level} of ${this.#name(ref)}`;
    const why =
      said?.reason ??
      (asked.length === 0 ? 'there is no such level' : undefined) ??
      (peopleIn(asked).length > 0 ? 'who was has left the catalog' : undefined);
    this.#tell(why ? `${nobody}: ${clip(why)}` : nobody);
  }

  #schedule(scheduleId: string): void {
    const word = this.#words.schedules.get(scheduleId);
    const { said, silence } = word ?? { silence: 'unknown' as const };
    if (said) {
      this.#timeZone ??= said.timeZone;
      const isThere = this.#add(said.userRefs, clipName(said.scheduleName));
      if (isThere && word && silence) this.#tellEarlier(word);
      if (isThere) return;
    }
    const name = clipName(said?.scheduleName ?? scheduleId);
    if (silence) this.#everybodyInstead(silence, name);
    else if (said) this.#tell(`Nobody is on call by ${name}`);
    else this.#tell(`There is no schedule ${name}`);
  }

  #person(userRef: string): void {
    if (userRef.startsWith('user:') && this.#add([userRef], 'by name')) return;
    this.#tell(`${this.#name(userRef)} is not in the catalog`);
  }

  #group(groupRef: string): void {
    if (this.#known.isKnown(groupRef)) this.#everybody(groupRef);
    else this.#tell(`The group ${this.#name(groupRef)} is not in the catalog`);
  }

  #team(): void {
    const { owner } = this.#answering;
    if (owner) this.#everybody(owner);
    else this.#tell('No team answers for the alert');
  }

  /** On-call says nothing, and somebody must hear of it. */
  #everybodyInstead(silence: Silence, what: string): void {
    const why = {
      absent: 'On-call is not installed',
      silent: 'On-call does not answer',
      unknown: `On-call does not know ${what}`,
    }[silence];
    const { owner } = this.#answering;
    if (!owner) {
      this.#tell(`${why}, and no team answers for the alert`);
    } else if (this.#everybody(owner)) {
      this.#tell(`${why}: all members of ${this.#name(owner)} are paged`);
    } else {
      this.#tell(why);
    }
  }

  /** All who answer for what a group or a person owns. */
  #everybody(ref: string): boolean {
    const name = this.#name(ref);
    if (this.#add(this.#known.members(ref), name)) return true;
    this.#tell(
      ref.startsWith('user:')
        ? `${name} is not in the catalog`
        : `Nobody is a member of ${name}`,
    );
    return false;
  }

  /** @returns whether anybody of them is in the catalog */
  #add(userRefs: readonly string[], via: string): boolean {
    const there = userRefs.filter(ref => !this.#known.isGone(ref));
    for (const ref of there) {
      if (!this.#people.has(ref)) this.#people.set(ref, via);
    }
    return there.length > 0;
  }

  #tellEarlier({ saidAt, silence }: Word<unknown>): void {
    if (saidAt === undefined) return;
    const when = new Date(saidAt).toISOString();
    this.#tell(
      `On-call ${
        silence === 'unknown' ? 'says nothing' : 'does not answer'
      }: who it named at ${when} is paged`,
    );
  }

  #name(ref: string): string {
    return clipName(this.#known.name(ref));
  }

  #tell(problem: string): void {
    this.#problems.add(problem);
  }
}
