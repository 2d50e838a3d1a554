import {
  createSuggestionIndex,
  suggestOwners,
  type CodeOwnersMatch,
  type EntityFacts,
  type FurtherEvidence,
  type OwnerSuggestion,
  type SuggestionIndex,
  type SuggestionsByRefs,
  type Viewpoint,
} from '@callboard/backstage-plugin-ownership-common';
import type { HistoryStore } from '../database/HistoryStore';
import type { EvidenceFor } from './EvidenceFor';
import type { Viewer } from './OwnershipReader';
import { parseRefs } from './parseRefs';
import { passesFilter } from './passesFilter';
import type { Presenter } from './Presenter';
import type { Register } from './Register';
import { ownerRefOf, type RegisterSnapshot } from './RegisterSnapshot';

/** The lines of CODEOWNERS files beside descriptors. */
export interface CodeOwnersLines {
  linesFor(entities: EntityFacts[]): Promise<Map<string, CodeOwnersMatch>>;
}

/** Evidence of other families, by entity. */
export interface FurtherEvidenceSource {
  getEvidence(entityRefs: string[]): Promise<Map<string, FurtherEvidence[]>>;
}

interface SuggestionReaderOptions {
  register: Register;
  presenter: Presenter;
  history: Pick<HistoryStore, 'getPreviousOwners'>;
  codeOwners: CodeOwnersLines;
  further: FurtherEvidenceSource;
  /** Milliseconds since 1970 in UTC; for tests. */
  clock?: () => number;
}

/** Suggests owners, from everything the viewer sees. */
export class SuggestionReader {
  readonly #options: SuggestionReaderOptions;
  #index?: { entities: RegisterSnapshot['entities']; built: SuggestionIndex };

  constructor(options: SuggestionReaderOptions) {
    this.#options = options;
  }

  async getSuggestionsByRefs(
    request: { entityRefs: string[] },
    viewer: Viewer,
  ): Promise<SuggestionsByRefs> {
    const refs = parseRefs(request.entityRefs, 'entityRefs');
    const found = await this.#suggest([...new Set(refs)], viewer);
    return {
      items: refs.map(entityRef => {
        const suggestions = found.get(entityRef);
        return suggestions ? { entityRef, suggestions } : null;
      }),
    };
  }

  readonly evidenceFor: EvidenceFor = async (pairs, viewer) => {
    const refs = pairs.map(({ entityRef }) => entityRef);
    const found = await this.#suggest([...new Set(refs)], viewer);
    return pairs.map(({ entityRef, toRef }) => {
      const suggestions = found.get(entityRef) ?? [];
      const own = suggestions.find(({ owner }) => owner.entityRef === toRef);
      return own?.evidence ?? [];
    });
  };

  async #suggest(
    entityRefs: string[],
    viewer: Viewer,
  ): Promise<Map<string, OwnerSuggestion[]>> {
    const { register, presenter, history, codeOwners, further } = this.#options;
    const [snapshot, sees] = await Promise.all([
      register.current(),
      viewer.view.checkAll(),
    ]);
    const viewpoint = presenter.viewpoint(sees, snapshot.organisation);
    const visible = this.#visible(entityRefs, viewer, viewpoint, snapshot);
    const refs = visible.map(({ entityRef }) => entityRef);
    const [lines, previous, evidence] = await Promise.all([
      codeOwners.linesFor(visible),
      history.getPreviousOwners(refs),
      further.getEvidence(refs),
    ]);
    const index = this.#indexOf(snapshot);
    const now = (this.#options.clock ?? Date.now)();
    return new Map(
      refs.map(entityRef => {
        const suggestions = suggestOwners(
          {
            entityRef,
            codeOwners: lines.get(entityRef),
            previousOwners: previous
              .filter(each => each.entityRef === entityRef)
              .map(({ ownerRef, until }) => ({
                ownerRef,
                until: until.toISOString(),
              })),
            further: evidence.get(entityRef),
            now,
          },
          index,
          viewpoint,
        );
        return [entityRef, suggestions];
      }),
    );
  }

  #visible(
    entityRefs: string[],
    { filter }: Viewer,
    { sees }: Viewpoint,
    { entities, organisation }: RegisterSnapshot,
  ): EntityFacts[] {
    return entityRefs.flatMap(ref => {
      const facts = entities.get(ref);
      return facts &&
        sees(ref) &&
        passesFilter(filter, ownerRefOf(facts, organisation), organisation)
        ? [facts]
        : [];
    });
  }

  /** Built once for each state of the catalog; 10,000 entities take about 30 ms. */
  #indexOf({ entities, organisation }: RegisterSnapshot): SuggestionIndex {
    if (
      this.#index?.entities !== entities ||
      this.#index.built.organisation !== organisation
    ) {
      const built = createSuggestionIndex(entities.values(), organisation);
      this.#index = { entities, built };
    }
    return this.#index.built;
  }
}
