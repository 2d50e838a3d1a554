import type {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  buildHealthBuildReadPermission,
  buildHealthTestQuarantinePermission,
} from '@callboard/backstage-plugin-build-health-common';
import type { VisibleEntities } from '@internal/backend-kit';
import type { BuildStore } from '../../database/BuildStore';
import type { TestStore } from '../../database/TestStore';
import type { TestVerdictStore } from '../../database/TestVerdictStore';
import type { PipelineDirectory } from '../../entities/PipelineDirectory';
import { QuarantineDesk } from './QuarantineDesk';
import { TestReader } from './TestReader';
import { TestVisibility } from './TestVisibility';

interface TestsOptions {
  permissions: PermissionsService;
  catalog: Pick<CatalogService, 'getEntityByRef'>;
  visibleEntities: VisibleEntities;
  directory: PipelineDirectory;
  builds: Pick<BuildStore, 'readPipelines' | 'findPipelines'>;
  tests: TestStore;
  verdicts: TestVerdictStore;
  /** Called with the pipeline of a test that is in quarantine, or is no more. */
  onChange: (pipelineIds: readonly number[]) => Promise<void>;
  now?: () => Date;
}

/** Gives tests to whoever may read builds, of entities that they see. */
export class AuthorizedTests {
  readonly #options: TestsOptions;
  readonly #now: () => Date;

  constructor(options: TestsOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  /** @throws NotAllowedError when the caller may not read builds */
  async forReader(credentials: BackstageCredentials): Promise<TestReader> {
    await this.#assert(
      credentials,
      buildHealthBuildReadPermission,
      'read builds',
    );
    const { visibleEntities, tests, verdicts } = this.#options;
    return new TestReader({
      tests,
      verdicts,
      visibility: new TestVisibility({
        ...this.#options,
        see: async refs => {
          const view = await visibleEntities.forCaller(credentials);
          return refs ? view.check(refs) : view.checkAll();
        },
      }),
      now: this.#now,
    });
  }

  /** @throws NotAllowedError when the caller may not put tests into quarantine */
  async forQuarantine(
    credentials: BackstageCredentials<BackstageUserPrincipal>,
  ): Promise<QuarantineDesk> {
    const reader = await this.forReader(credentials);
    await this.#assert(
      credentials,
      buildHealthTestQuarantinePermission,
      'put tests into quarantine',
    );
    const { catalog, tests, onChange } = this.#options;
    return new QuarantineDesk({
      store: tests,
      reader,
      userRef: credentials.principal.userEntityRef,
      exists: async ref =>
        (await catalog.getEntityByRef(ref, { credentials })) !== undefined,
      onChange,
      now: this.#now,
    });
  }

  async #assert(
    credentials: BackstageCredentials,
    permission: BasicPermission,
    what: string,
  ): Promise<void> {
    const [{ result }] = await this.#options.permissions.authorize(
      [{ permission }],
      { credentials },
    );
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(`You may not ${what}`);
    }
  }
}
