import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { assertMay } from '@internal/backend-kit';
import {
  alertsAlertCreatePermission,
  type EscalationPreview,
  type PagePreviewRequest,
  type PageRequest,
} from '@callboard/backstage-plugin-alerts-common';
import { lower } from '../directory/lower';
import type { Admission } from './access/Admission';
import { personOf } from './access/userRefOf';

/** Pages by hand, as if a sender had sent them. */
export interface PagesByHand {
  /** References are in lower case. The id is that of the alert that comes of it. */
  pageTeam(request: PageRequest, actorRef: string): Promise<{ id: string }>;
  previewPage(request: PagePreviewRequest): Promise<EscalationPreview>;
}

/** Lets people page a team of something that they see. */
export class PageDesk {
  readonly #permissions: PermissionsService;
  readonly #admission: Admission;
  readonly #pages: PagesByHand;

  constructor(options: {
    permissions: PermissionsService;
    admission: Admission;
    pages: PagesByHand;
  }) {
    this.#permissions = options.permissions;
    this.#admission = options.admission;
    this.#pages = options.pages;
  }

  /** @throws NotAllowedError, and NotFoundError for what the caller does not see */
  async pageTeam(
    request: PageRequest,
    credentials: BackstageCredentials,
  ): Promise<{ id: string }> {
    const { entityRef, by } = await this.#enter(request, credentials);
    return this.#pages.pageTeam({ ...request, entityRef }, by);
  }

  /** Who would be woken is for whoever may wake them. */
  async previewPage(
    request: PagePreviewRequest,
    credentials: BackstageCredentials,
  ): Promise<EscalationPreview> {
    const { entityRef } = await this.#enter(request, credentials);
    return this.#pages.previewPage({ ...request, entityRef });
  }

  async #enter(
    request: { entityRef: string },
    credentials: BackstageCredentials,
  ): Promise<{ entityRef: string; by: string }> {
    const what = 'page a team';
    const permissions = this.#permissions;
    const permission = alertsAlertCreatePermission;
    await assertMay({ permissions, credentials, permission, what });
    const viewer = await this.#admission.viewer(credentials);
    const by = personOf(viewer, what);
    const entityRef = lower(request.entityRef);
    const sees = await viewer.check([entityRef]);
    if (!sees(entityRef)) throw new NotFoundError(`There is no ${entityRef}`);
    return { entityRef, by };
  }
}
