import type {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  buildHealthBuildReadPermission,
  buildHealthTestQuarantinePermission,
} from '@callboard/backstage-plugin-build-health-common';
import { assertMay, type VisibleEntities } from '@internal/backend-kit';
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
    const { visibleEntities, tests, verdicts, permissions } = this.#options;
    await assertMay({
      permissions,
      credentials,
      permission: buildHealthBuildReadPermission,
      what: 'read builds',
    });
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
    const { catalog, tests, onChange, permissions } = this.#options;
    await assertMay({
      permissions,
      credentials,
      permission: buildHealthTestQuarantinePermission,
      what: 'put tests into quarantine',
    });
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
}
