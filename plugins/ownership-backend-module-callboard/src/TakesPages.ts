import type { AlertsService } from '@callboard/backstage-plugin-alerts-node';
import type {
  OwnershipEvidenceProvider,
  ProvidedEvidence,
} from '@callboard/backstage-plugin-ownership-node';
import { isNotInstalled } from './isNotInstalled';

const DAYS = 90;
/** Of fewer pages it is chance who took them. */
const LEAST_PAGES = 3;

type Acknowledgers = Awaited<
  ReturnType<AlertsService['getAcknowledgersOfEntities']>
>['items'];

/** Who takes the pages of a service acts as an owner does: told by alerts of people, and added up by ownership for their teams. */
export class TakesPages implements OwnershipEvidenceProvider {
  readonly id = 'takes-pages';
  readonly #alerts: AlertsService;

  constructor(alerts: AlertsService) {
    this.#alerts = alerts;
  }

  async getEvidence({
    entityRefs,
    signal,
  }: Parameters<OwnershipEvidenceProvider['getEvidence']>[0]): Promise<
    ProvidedEvidence[]
  > {
    const items = await this.#read(entityRefs, signal);
    return items.flatMap(item =>
      item && item.pages >= LEAST_PAGES
        ? item.people.map(
            ({ userRef, count, lastAt }): ProvidedEvidence => ({
              entityRef: item.entityRef,
              candidateRef: userRef,
              strength: 'strong',
              text: `{{owner}} acknowledged {{count}} of ${
                item.pages
              } pages in ${DAYS} days, last on ${lastAt.slice(0, 10)}`,
              tally: { count, total: item.pages },
              observedAt: lastAt,
            }),
          )
        : [],
    );
  }

  async #read(
    entityRefs: string[],
    signal?: AbortSignal,
  ): Promise<Acknowledgers> {
    try {
      const request = { entityRefs, days: DAYS };
      return (
        await this.#alerts.getAcknowledgersOfEntities(request, { signal })
      ).items;
    } catch (error) {
      if (isNotInstalled(error)) return [];
      throw error;
    }
  }
}
