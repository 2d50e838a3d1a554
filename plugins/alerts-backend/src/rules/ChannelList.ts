import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type {
  AlertChannel,
  AlertChannels,
  AlertSchedule,
} from '@callboard/backstage-plugin-alerts-common';
import type { AlertNotifier } from '@callboard/backstage-plugin-alerts-node';
import type { AlertDirectory } from '../directory/AlertDirectory';
import type { NotifierRegistry } from '../notifiers/NotifierRegistry';
import type { Admission } from '../service/access/Admission';
import type { Viewer } from '../service/access/Viewer';
import type { PolicyNames } from './PolicyNames';

interface ChannelListOptions {
  notifiers: Pick<NotifierRegistry, 'list'>;
  directory: Pick<AlertDirectory, 'email'>;
  admission: Pick<Admission, 'viewer'>;
  names: Pick<PolicyNames, 'schedules'>;
  logger: Pick<LoggerService, 'warn'>;
}

/** Why a person cannot be reached by a channel, in words. */
export const whyUnreachable = (
  notifier: AlertNotifier,
  userRef: string,
  directory: Pick<AlertDirectory, 'email'>,
): string | undefined =>
  notifier.canReach?.({ userRef, email: directory.email(userRef) });

/** Lists what policies and personal rules can name. */
export class ChannelList {
  readonly #options: ChannelListOptions;

  constructor(options: ChannelListOptions) {
    this.#options = options;
  }

  async read(credentials: BackstageCredentials): Promise<AlertChannels> {
    const { admission, notifiers } = this.#options;
    const viewer = await admission.viewer(credentials);
    return {
      items: notifiers.list().map(one => this.#tell(one, viewer.userRef)),
      schedules: await this.#schedules(viewer),
    };
  }

  #tell(notifier: AlertNotifier, userRef: string | undefined): AlertChannel {
    const { id, title, audience } = notifier;
    const unreachable =
      audience === 'personal' && userRef !== undefined
        ? whyUnreachable(notifier, userRef, this.#options.directory)
        : undefined;
    return {
      ...{ id, title, audience },
      ...(unreachable !== undefined && { unreachable }),
    };
  }

  /** The rest is of use without on-call too. */
  async #schedules(viewer: Viewer): Promise<AlertSchedule[]> {
    const { names, logger } = this.#options;
    try {
      const found = await names.schedules(viewer);
      return found.map(({ id, name, teamRef }) => ({ id, name, teamRef }));
    } catch (error) {
      const kind = isError(error) ? error.name : 'no error';
      logger.warn(`On-call lists no schedules (${kind})`);
      return [];
    }
  }
}
