import { InputError } from '@backstage/errors';
import type {
  OnCallAnswer,
  OnCallByRefs,
} from '@callboard/backstage-plugin-oncall-common';
import type { Viewer } from './Admission';
import { ChainFinder, linksOf, type Chain } from './ChainFinder';
import type { Directory } from './Directory';
import { Naming } from './Naming';
import { Outlooks } from './outlook/Outlooks';
import { TurnTakers } from './outlook/TurnTakers';
import type { OwnerBook } from './owners/OwnerBook';
import type { BookEntry, ScheduleBook } from './ScheduleBook';
import { ScheduleLevels } from './scheduleLevels';
import type { SourceAnswer, SourceAnswers } from './sources/SourceAnswers';

/** Of which entities it is asked who is on call. */
export interface WhoRequest {
  entityRefs: string[];
  /** Milliseconds since 1970 in UTC; now when absent. */
  at?: number;
  /** What lies ahead too, from now on. */
  outlook?: boolean;
}

/** @throws `InputError` where two moments are asked for at once */
export function assertOfOneTime({ at, outlook }: WhoRequest): void {
  if (!outlook || at === undefined) return;
  throw new InputError(
    'outlook: it is of now, and "at" asks for another moment; leave one of them out',
  );
}

/** What the answers of one request are made with. */
interface Look {
  naming: Naming;
  levels: ScheduleLevels;
  /** Undefined where nobody asks what lies ahead. */
  outlooks?: Outlooks;
  sources: Map<string, SourceAnswer>;
  /** Undefined for now. */
  asked?: number;
}

/** Answers who is on call for entities, by the chains that lead from them to schedules or to another system. */
export class WhoReader {
  readonly #directory: Directory;
  readonly #book: ScheduleBook;
  readonly #owners: OwnerBook;
  readonly #sources: SourceAnswers;
  readonly #clock: () => number;
  readonly #turns = new TurnTakers();

  constructor(options: {
    directory: Directory;
    book: ScheduleBook;
    owners: OwnerBook;
    sources: SourceAnswers;
    /** Milliseconds since 1970 in UTC; for tests. */
    clock?: () => number;
  }) {
    this.#directory = options.directory;
    this.#book = options.book;
    this.#owners = options.owners;
    this.#sources = options.sources;
    this.#clock = options.clock ?? Date.now;
  }

  async getByRefs(request: WhoRequest, viewer: Viewer): Promise<OnCallByRefs> {
    const refs = request.entityRefs.map(ref => ref.toLocaleLowerCase('en-US'));
    const { chains, links } = await this.#find(refs, viewer);
    const look = await this.#look({ chains, links, viewer }, request);
    return {
      items: refs.map((ref, index) => {
        const chain = chains[index];
        return chain ? this.#answer(ref, chain, look) : null;
      }),
      asOf: this.#directory.asOf?.toISOString(),
    };
  }

  /** A chain for each entity that there is and the viewer sees. */
  async #find(refs: readonly string[], viewer: Viewer) {
    const directory = this.#directory;
    const { entities, groups } = directory;
    const book = await this.#book.current();
    const known = { directory, owners: this.#owners, book };
    const links = linksOf(refs, known);
    const sees = await viewer.view.check(links);
    const finder = new ChainFinder(known, sees, viewer);
    const chains = refs.map(ref =>
      (entities.has(ref) || groups.has(ref)) && sees(ref)
        ? finder.find(ref)
        : undefined,
    );
    return { chains, links };
  }

  async #look(
    {
      chains,
      links,
      viewer,
    }: {
      chains: readonly (Chain | undefined)[];
      links: ReadonlySet<string>;
      viewer: Viewer;
    },
    { at: asked, outlook }: WhoRequest,
  ): Promise<Look> {
    const entries = new Set<BookEntry>();
    // Again, since what was said of them may be too old by now.
    const named = new Set(links);
    for (const chain of chains) {
      if (chain?.sourceKey) {
        const people = this.#sources.people([chain.sourceKey]);
        for (const ref of people) named.add(ref);
      }
      for (const entry of chain?.entries ?? []) entries.add(entry);
    }
    for (const { people } of entries) for (const ref of people) named.add(ref);
    const sees = await viewer.view.check(named);
    const naming = new Naming(this.#directory, sees);
    const now = this.#clock();
    const at = asked ?? now;
    const levels = new ScheduleLevels({ book: this.#book, naming, now, at });
    await levels.prepare(entries);
    const outlooks = outlook
      ? new Outlooks({
          book: this.#book,
          turns: this.#turns,
          isGone: ref => naming.isGone(ref),
          now,
        })
      : undefined;
    await outlooks?.prepare(entries);
    return { naming, levels, outlooks, sources: new Map(), asked };
  }

  #answer(entityRef: string, chain: Chain, look: Look): OnCallAnswer {
    const { naming } = look;
    return {
      entityRef,
      title: naming.named(entityRef).title,
      via: chain.via,
      inheritedFrom: chain.inheritedFrom
        ? naming.named(chain.inheritedFrom)
        : undefined,
      team: chain.teamRef ? naming.named(chain.teamRef) : undefined,
      ...this.#said(chain, look),
      outlook: look.outlooks?.of(chain.entries),
    };
  }

  #said(
    { entries, sourceKey, problem, reason }: Chain,
    look: Look,
  ): SourceAnswer {
    if (sourceKey) {
      const id = JSON.stringify(sourceKey);
      const known =
        look.sources.get(id) ??
        this.#sources.answer(sourceKey, look.naming, look.asked);
      look.sources.set(id, known);
      return known;
    }
    const levels = entries.map(entry => look.levels.of(entry));
    return levels.length > 0 && levels.every(({ now }) => !now)
      ? {
          levels,
          problem: 'nobody-now',
          reason: look.levels.nobodyReason(levels),
        }
      : { levels, problem, reason };
  }
}
