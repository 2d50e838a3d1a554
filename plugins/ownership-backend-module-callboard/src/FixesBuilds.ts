import type { BuildHealthService } from '@callboard/backstage-plugin-build-health-node';
import type {
  OwnershipEvidenceProvider,
  ProvidedEvidence,
} from '@callboard/backstage-plugin-ownership-node';
import { isNotInstalled } from './isNotInstalled';

const DAYS = 90;
/** Of fewer reds it is chance who fixed them. */
const LEAST_REDS = 3;

type Fixers = Awaited<
  ReturnType<BuildHealthService['getFixersOfEntities']>
>['items'];

/** Who makes trunk green again acts as an owner does: told by build health of people, and added up by ownership for their teams. */
export class FixesBuilds implements OwnershipEvidenceProvider {
  readonly id = 'fixes-builds';
  readonly #buildHealth: BuildHealthService;

  constructor(buildHealth: BuildHealthService) {
    this.#buildHealth = buildHealth;
  }

  async getEvidence({
    entityRefs,
    signal,
  }: Parameters<OwnershipEvidenceProvider['getEvidence']>[0]): Promise<
    ProvidedEvidence[]
  > {
    const items = await this.#read(entityRefs, signal);
    return items.flatMap(item =>
      item && item.reds >= LEAST_REDS
        ? item.fixers.map(
            (fixer): ProvidedEvidence => ({
              entityRef: item.entityRef,
              candidateRef: fixer.userRef,
              strength: 'strong',
              text: `{{owner}} fixed {{count}} of ${
                item.reds
              } red builds in ${DAYS} days, last on ${fixer.lastAt.slice(
                0,
                10,
              )}`,
              tally: { count: fixer.count, total: item.reds },
              href: fixer.lastUrl,
              observedAt: fixer.lastAt,
            }),
          )
        : [],
    );
  }

  async #read(entityRefs: string[], signal?: AbortSignal): Promise<Fixers> {
    try {
      const request = { entityRefs, days: DAYS };
      return (await this.#buildHealth.getFixersOfEntities(request, { signal }))
        .items;
    } catch (error) {
      if (isNotInstalled(error)) return [];
      throw error;
    }
  }
}
