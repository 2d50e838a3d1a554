import type { AuthService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type {
  EntityFacts,
  FactBatch,
  FactProvider,
} from '@callboard/backstage-plugin-scorecards-node';
import type { Family, FamilyAnswer } from './Family';
import { toReadings } from './readings';

/** The platform answers so for a plugin that it does not have, and none of what is asked for answers so itself. */
const isNotInstalled = (error: unknown) => {
  const { statusCode, name } = error as { statusCode?: number; name?: string };
  return statusCode === 404 || name === 'NotFoundError';
};

/** What the family says is the cause of what its client says. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Partial<Error>;
  const { message: inner } = (cause ?? {}) as Partial<Error>;
  return [message, inner].filter(Boolean).join(': ');
}

/** What a family of Callboard knows, as facts. It is asked as the scorecards backend, and for nobody in particular. */
export class FamilyFacts implements FactProvider {
  readonly id: FactProvider['id'];
  readonly title: FactProvider['title'];
  readonly facts: FactProvider['facts'];
  readonly kinds: FactProvider['kinds'];
  readonly everyMs: FactProvider['everyMs'];
  readonly batchSize: FactProvider['batchSize'];
  readonly #auth: Pick<AuthService, 'getPluginRequestToken'>;
  readonly #family: Family;

  constructor(options: {
    auth: Pick<AuthService, 'getPluginRequestToken'>;
    family: Family;
  }) {
    const { id, title, facts, kinds, everyMs, batchSize } = options.family;
    this.id = id;
    this.title = `Callboard ${title}`;
    this.facts = facts;
    this.kinds = kinds;
    this.everyMs = everyMs;
    this.batchSize = batchSize;
    this.#auth = options.auth;
    this.#family = options.family;
  }

  async collect(batch: FactBatch): Promise<EntityFacts[]> {
    const entityRefs = batch.entities.map(one => stringifyEntityRef(one));
    const answers = await this.#ask(entityRefs, batch);
    if (!answers) {
      const facts = this.#notInstalled();
      return entityRefs.map(entityRef => ({ entityRef, facts }));
    }
    return entityRefs.flatMap((entityRef, index) => {
      const answer = answers[index];
      return answer
        ? { entityRef, facts: this.#toFacts(entityRef, answer) }
        : [];
    });
  }

  /** @returns `undefined` when the family is not installed */
  async #ask(
    entityRefs: string[],
    { credentials, signal, now }: FactBatch,
  ): Promise<(FamilyAnswer | undefined)[] | undefined> {
    try {
      const { token } = await this.#auth.getPluginRequestToken({
        onBehalfOf: credentials,
        targetPluginId: this.id,
      });
      const options = { token, signal };
      const answers = await this.#family.read({ entityRefs, now, options });
      // So it is for a moment after its start.
      if (!answers.some(Boolean)) {
        throw new Error(`it knows none of ${entityRefs.length} entities`);
      }
      return answers;
    } catch (error) {
      if (isNotInstalled(error)) return undefined;
      signal.throwIfAborted();
      throw new Error(`${this.title} was not read: ${reasonOf(error)}`, {
        cause: error,
      });
    }
  }

  #notInstalled(): EntityFacts['facts'] {
    const unavailable = `${this.title} is not installed.`;
    return Object.fromEntries(
      this.facts.map(({ name }) => [name, { unavailable }]),
    );
  }

  #toFacts(entityRef: string, { said, observedAt }: FamilyAnswer) {
    const { path, title } = this.#family.tab;
    const { kind, namespace, name } = parseEntityRef(entityRef);
    const entity = [namespace, kind, name].map(encodeURIComponent).join('/');
    const evidence = { url: `/catalog/${entity}${path}`, title };
    return toReadings(this.facts, said, { observedAt, evidence });
  }
}
