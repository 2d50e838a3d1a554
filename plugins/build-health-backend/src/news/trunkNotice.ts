import { parseEntityRef } from '@backstage/catalog-model';
import { clipName, listNames } from '@internal/backend-kit';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import type { TrunkStanding } from './TrunkNewsStore';

const MINUTE_MS = 60_000;
/** What people may turn off. */
const TOPIC = 'Trunk is red';

/** A service of a team whose trunk it is. */
export interface ToldEntity {
  entityRef: string;
  title: string;
}

/** "3 d 2 h", "2 h 10 min", "12 min". */
function lasting(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE_MS));
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60)];
  if (days > 0) return `${days} d ${hours % 24} h`;
  return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`;
}

/**
 * What a team is told of trunk of a pipeline. The platform sends what is for a team to all teams below it as well: those are left
 * out, as they may not see what it names. The green takes the place of the red.
 *
 * @param options.entities - services of the team that name the pipeline; at least one
 */
export function trunkNotice(options: {
  standing: TrunkStanding;
  ownerRef: string;
  /** Teams below it. */
  below: readonly string[];
  entities: readonly ToldEntity[];
  now: number;
}): NotificationSendOptions {
  const { standing, ownerRef, entities, now } = options;
  const { state, since, name, pipelineId, notice } = standing;
  const names = listNames(entities.map(({ title }) => clipName(title)));
  const below = options.below.filter(ref => ref !== ownerRef);
  const first = parseEntityRef(entities[0].entityRef);
  const wasRedFor =
    notice?.state === 'red' ? ` after ${lasting(since - notice.since)}` : '';
  return {
    recipients: {
      type: 'entity',
      entityRef: ownerRef,
      ...(below.length > 0 && { excludeEntityRef: below }),
    },
    payload: {
      title:
        state === 'red'
          ? `Trunk is red: ${names}`
          : `Trunk is green again: ${names}`,
      description:
        state === 'red'
          ? `${clipName(name)} has failed for ${lasting(now - since)}.`
          : `${clipName(name)} passed${wasRedFor}.`,
      link: `/catalog/${first.namespace}/${first.kind}/${first.name}/builds`,
      severity: state === 'red' ? 'high' : 'low',
      topic: TOPIC,
      scope: `build-health-trunk-${pipelineId}`,
    },
  };
}
