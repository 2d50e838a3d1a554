import type {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
  type PolicyDecision,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createConditionTransformer,
  type ConditionTransformer,
} from '@backstage/plugin-permission-node';
import { assertMay, type VisibleEntities } from '@internal/backend-kit';
import {
  RESOURCE_TYPE_SCORECARDS_DOCUMENT,
  RESOURCE_TYPE_SCORECARDS_RESULT,
  scorecardsDocumentReadPermission,
  scorecardsResultReadPermission,
} from '@callboard/backstage-plugin-scorecards-common';
import {
  scorecardsDocumentResourceRef,
  scorecardsResultResourceRef,
  type ScorecardsDocumentFilter,
  type ScorecardsResultFilter,
} from '@callboard/backstage-plugin-scorecards-node';
import type { Estates } from '../state/Estate';
import { Grant } from './Grant';
import { Narrowing } from './Narrowing';
import type { MayDocument, MayService } from './scopes';
import type { Teams } from './Teams';
import { userRefOf } from './userRefOf';
import { Viewer } from './Viewer';

type OnResults = ResourcePermission<typeof RESOURCE_TYPE_SCORECARDS_RESULT>;
type OnDocuments = ResourcePermission<typeof RESOURCE_TYPE_SCORECARDS_DOCUMENT>;

interface AdmissionOptions {
  permissions: PermissionsService;
  /** Has the resource types of scorecards already. */
  permissionsRegistry: PermissionsRegistryService;
  visibleEntities: VisibleEntities;
  estates: Estates;
  teams: Teams;
  /** Whether all that is kept is in memory. */
  isReady: () => boolean;
}

/** Decides, once a request, who may come in, and what they see. */
export class Admission {
  readonly #options: AdmissionOptions;
  readonly #narrowing: Narrowing;
  readonly #results: ConditionTransformer<ScorecardsResultFilter>;
  readonly #documents: ConditionTransformer<ScorecardsDocumentFilter>;

  constructor(options: AdmissionOptions) {
    this.#options = options;
    this.#narrowing = new Narrowing(options.estates);
    const { permissionsRegistry: registry } = options;
    this.#results = createConditionTransformer(
      registry.getPermissionRuleset(scorecardsResultResourceRef),
    );
    this.#documents = createConditionTransformer(
      registry.getPermissionRuleset(scorecardsDocumentResourceRef),
    );
  }

  /** @throws NotAllowedError when the caller may not read scorecards at all */
  async reader(credentials: BackstageCredentials): Promise<Viewer> {
    return (await this.#enter(credentials)).viewer;
  }

  /**
   * Lets a reader in, and says with which services they may do something else.
   *
   * @throws NotAllowedError when the caller may not read scorecards at all
   */
  async withResults(
    credentials: BackstageCredentials,
    permission: OnResults,
  ): Promise<{ viewer: Viewer; may: MayService; isRefused: boolean }> {
    const { viewer, further } = await this.#enter(credentials, permission);
    const grant = this.#resultGrant(further);
    const may = await viewer.servicesOf(grant);
    return { viewer, may, isRefused: grant.isRefused };
  }

  /** As {@link withResults}, for documents. */
  async withDocuments(
    credentials: BackstageCredentials,
    permission: OnDocuments,
  ): Promise<{ viewer: Viewer; may: MayDocument; isRefused: boolean }> {
    const { viewer, further } = await this.#enter(credentials, permission);
    const grant = this.#documentGrant(further);
    const may = await viewer.documentsOf(grant);
    return { viewer, may, isRefused: grant.isRefused };
  }

  /** @throws NotAllowedError */
  assert(
    credentials: BackstageCredentials,
    permission: BasicPermission,
    what: string,
  ): Promise<void> {
    const { permissions } = this.#options;
    return assertMay({ permissions, credentials, permission, what });
  }

  async may(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<boolean> {
    const [{ result }] = await this.#options.permissions.authorize(
      [{ permission }],
      { credentials },
    );
    return result === AuthorizeResult.ALLOW;
  }

  async #enter(
    credentials: BackstageCredentials,
    ...more: ResourcePermission[]
  ): Promise<{ viewer: Viewer; further: PolicyDecision }> {
    const { visibleEntities, isReady } = this.#options;
    const view = await visibleEntities.forCaller(
      credentials,
      [
        scorecardsResultReadPermission,
        scorecardsDocumentReadPermission,
        ...more,
      ].map(permission => ({ permission })),
    );
    const [results, documents, further] = view.decisions;
    const grant = this.#resultGrant(results);
    if (grant.isRefused) {
      throw new NotAllowedError('You may not read scorecards');
    }
    if (!isReady()) {
      throw new ServiceUnavailableError(
        'Scorecards are being read after a start; try again in a moment',
      );
    }
    const viewer = new Viewer({
      ...this.#options,
      narrowing: this.#narrowing,
      credentials,
      userRef: userRefOf(credentials),
      view,
      results: grant,
      documents: this.#documentGrant(documents),
    });
    return { viewer, further };
  }

  #resultGrant(decision: PolicyDecision): Grant<ScorecardsResultFilter> {
    return new Grant(decision, {
      resourceType: RESOURCE_TYPE_SCORECARDS_RESULT,
      toFilter: this.#results,
    });
  }

  #documentGrant(decision: PolicyDecision): Grant<ScorecardsDocumentFilter> {
    return new Grant(decision, {
      resourceType: RESOURCE_TYPE_SCORECARDS_DOCUMENT,
      toFilter: this.#documents,
    });
  }
}

/**
 * Only a person can decide and state something; who it is comes from the credentials.
 *
 * @param what - for the refusal: `ask for exemptions`
 * @throws NotAllowedError
 */
export function personOf(
  { viewer, isRefused }: { viewer: Viewer; isRefused?: boolean },
  what: string,
): string {
  if (viewer.userRef === undefined) {
    throw new NotAllowedError(`Only a signed-in user may ${what}`);
  }
  if (isRefused) throw new NotAllowedError(`You may not ${what}`);
  return viewer.userRef;
}
