import type {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';

/** What the events backend verifies signatures of GitHub with: its own secret, or those of Apps. */
function hasSecret(config: RootConfigService): boolean {
  const apps = (
    config.getOptionalConfigArray('integrations.github') ?? []
  ).flatMap(host => host.getOptionalConfigArray('apps') ?? []);
  return (
    config.has('events.modules.github.webhookSecret') ||
    apps.some(app => app.has('webhookSecret'))
  );
}

/** Events are believed, so that whoever can publish some can invent builds. The events backend may run elsewhere: no more than a word. */
export function warnOfUnverified(options: {
  config: RootConfigService;
  logger: LoggerService;
}): void {
  if (hasSecret(options.config)) return;
  options.logger.warn(
    'buildHealth.github has events: true, and there is no events.modules.github.webhookSecret: unless another backend verifies what GitHub sends, anybody can invent builds',
  );
}
