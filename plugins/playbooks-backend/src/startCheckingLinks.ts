import type { Config } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { PlaybooksConfig } from './config/readPlaybooksConfig';
import { CheckLinksJob } from './jobs/CheckLinksJob';
import { AddressAsker } from './links/AddressAsker';
import { AddressCheck } from './links/AddressCheck';
import type { LinkCheck } from './links/LinkCheck';
import { linkedAddresses } from './links/linkedAddresses';
import type { LinkStore } from './links/LinkStore';
import type { AlertRuleStore } from './rules/AlertRuleStore';
import type { SourceBook } from './sources/SourceBook';

/** Asks named hosts for the addresses that are linked to, again and again; without hosts it only forgets what was asked before. */
export async function startCheckingLinks(options: {
  config: PlaybooksConfig;
  rootConfig: Config;
  linkStore: LinkStore;
  ruleStore: AlertRuleStore;
  linkCheck: LinkCheck;
  book: SourceBook;
  scheduler: SchedulerService;
}): Promise<void> {
  const { config, linkStore, ruleStore, linkCheck, book, scheduler } = options;
  const { hosts, internalHosts, everyMs } = config.linkChecks;
  const integrations = ScmIntegrations.fromConfig(options.rootConfig);
  const asker = new AddressAsker({
    hosts,
    internalHosts,
    hidesPrivate: host => integrations.byHost(host) !== undefined,
  });
  const places = {
    links: linkStore,
    rules: ruleStore,
    book,
    external: config.external,
    ruleSourceIds: new Set(config.rules.map(({ id }) => id)),
  };
  const hasHosts = hosts.length + internalHosts.length > 0;
  await new CheckLinksJob({
    collect: async () =>
      hasHosts
        ? linkedAddresses(places, address => asker.mayAsk(address))
        : new Set<string>(),
    addresses: new AddressCheck({ links: linkStore, asker, everyMs }),
    linkCheck,
    book,
  }).start(scheduler);
}
