import { withAudit, type AuditOptions } from '@internal/backend-kit';
import type {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';

/** Runs what a signed-in user does, with a line in the audit log. */
export type Audited = <T>(
  request: NonNullable<AuditOptions['request']>,
  event: { eventId: string; meta: JsonObject },
  act: (by: BackstageCredentials) => Promise<T>,
) => Promise<T>;

export const auditedBy =
  ({
    httpAuth,
    auditor,
  }: {
    httpAuth: HttpAuthService;
    auditor: AuditorService;
  }): Audited =>
  async (request, event, act) => {
    const by = await httpAuth.credentials(request, { allow: ['user'] });
    return withAudit(auditor, { ...event, request }, () => act(by));
  };
