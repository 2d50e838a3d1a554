import { setImmediate as nextTurn } from 'node:timers/promises';
import { inBatches, type Sees, type VisibleView } from '@internal/backend-kit';
import type {
  EntityPlaybooks,
  PageRelation,
  PageRelationReason,
  PlaybookEntity,
  PlaybookSummary,
  RelatedPlaybook,
} from '@callboard/backstage-plugin-playbooks-common';
import type { Directory } from '../entities/Directory';
import type { Pages, Register } from './Register';

/** Most pages of an answer, and most entities that are named with one. */
const MOST_PAGES = 100;
const MOST_NAMED = 20;
/** Entities of a team are worked out so many at once, some 5 ms; requests get in between. */
const SLICE = 200;
const SERVICE = /^component:/;

type Page = Omit<RelatedPlaybook, 'playbook'> & { pageId: string };

/** An answer before it is known how much its pages are to be trusted. */
type Draft = Omit<EntityPlaybooks, 'pages' | 'totalPages'> & {
  pages: readonly Page[];
};

/** Answers which pages belong to entities and teams, for somebody who sees a part of the catalog. */
export class EntityPageReader {
  readonly #directory: Directory;
  readonly #pages: Pages;
  readonly #view: () => Promise<VisibleView>;
  readonly #withTrust: (
    pages: readonly PlaybookSummary[],
  ) => Promise<PlaybookSummary[]>;

  constructor(options: {
    directory: Directory;
    /** Those that the caller sees. */
    pages: Pages;
    view: () => Promise<VisibleView>;
    withTrust: (
      pages: readonly PlaybookSummary[],
    ) => Promise<PlaybookSummary[]>;
  }) {
    this.#directory = options.directory;
    this.#pages = options.pages;
    this.#view = options.view;
    this.#withTrust = options.withTrust;
  }

  /**
   * @param written - entity references in any case
   * @returns in the order of the request; null for what the caller does not see, and for what has no pages by its kind
   */
  async byRefs(
    written: readonly string[],
  ): Promise<(EntityPlaybooks | null)[]> {
    const refs = written.map(ref => ref.toLocaleLowerCase('en-US'));
    const register = await this.#pages.read();
    const owned = refs.flatMap(ref => this.#ownedBy(ref));
    const sees = await (await this.#view()).check([...refs, ...owned]);
    const drafts: (Draft | undefined)[] = [];
    for (const batch of inBatches(refs, SLICE)) {
      for (const ref of batch) {
        drafts.push(
          sees(ref) ? await this.#draft(ref, register, sees) : undefined,
        );
      }
      if (batch.length === SLICE) await nextTurn();
    }
    return this.#withPages(drafts, register);
  }

  async #draft(
    ref: string,
    register: Register,
    sees: Sees,
  ): Promise<Draft | undefined> {
    const { entities, groups } = this.#directory;
    const entity = entities.get(ref);
    if (entity) {
      const { entityRef, title, problems } = entity;
      const pages = this.#relationsOf(ref, register);
      return { entityRef, title, problems, pages };
    }
    const group = groups.get(ref);
    return group && this.#teamDraft(group, register, sees);
  }

  async #teamDraft(
    { entityRef, title }: PlaybookEntity,
    register: Register,
    sees: Sees,
  ): Promise<Draft> {
    const pages = new Map<string, Page>();
    for (const team of this.#directory.withTeamsBelow(entityRef)) {
      for (const pageId of register.relations.ownedBy(team)) {
        pages.set(pageId, { pageId, reasons: ['owner'], entities: [] });
      }
    }
    const without: PlaybookEntity[] = [];
    let total = 0;
    for (const refs of inBatches(
      this.#ownedBy(entityRef).filter(sees),
      SLICE,
    )) {
      await nextTurn();
      for (const ref of refs) {
        const relations = this.#relationsOf(ref, register);
        relations.forEach(one => addEntity(pages, one, this.#named(ref)));
        if (!SERVICE.test(ref)) continue;
        total += 1;
        if (relations.length === 0) without.push(this.#named(ref));
      }
    }
    return {
      entityRef,
      title,
      problems: [],
      pages: [...pages.values()],
      services: {
        total,
        covered: total - without.length,
        without: without.slice(0, MOST_NAMED),
      },
    };
  }

  /** Pages of several entities are looked up once, and all together. */
  async #withPages(
    drafts: readonly (Draft | undefined)[],
    { byId }: Register,
  ): Promise<(EntityPlaybooks | null)[]> {
    const shown = drafts.map(draft => draft?.pages.slice(0, MOST_PAGES) ?? []);
    const ids = new Set(shown.flat().map(({ pageId }) => pageId));
    const found = await this.#withTrust([...ids].map(id => byId.get(id)!));
    const playbooks = new Map(found.map(one => [one.id, one]));
    return drafts.map((draft, i) =>
      draft
        ? {
            ...draft,
            pages: shown[i].map(
              ({ pageId, ...rest }): RelatedPlaybook => ({
                playbook: playbooks.get(pageId)!,
                ...rest,
              }),
            ),
            totalPages: draft.pages.length,
          }
        : null,
    );
  }

  #relationsOf(ref: string, { relations }: Register): PageRelation[] {
    const { links, ...facts } = this.#directory.entities.get(ref)!;
    return relations.of({ ...facts, links: links.map(({ url }) => url) });
  }

  #ownedBy(ref: string): string[] {
    const { groups } = this.#directory;
    return groups.has(ref)
      ? this.#directory.ownedBy(this.#directory.withTeamsBelow(ref))
      : [];
  }

  #named(ref: string): PlaybookEntity {
    const { entityRef, title } = this.#directory.entities.get(ref)!;
    return { entityRef, title };
  }
}

function addEntity(
  pages: Map<string, Page>,
  { pageId, reasons }: PageRelation,
  entity: PlaybookEntity,
) {
  const known = pages.get(pageId);
  const entities = known?.entities ?? [];
  pages.set(pageId, {
    pageId,
    reasons: [
      ...new Set<PageRelationReason>([...(known?.reasons ?? []), ...reasons]),
    ],
    entities: entities.length < MOST_NAMED ? [...entities, entity] : entities,
  });
}
