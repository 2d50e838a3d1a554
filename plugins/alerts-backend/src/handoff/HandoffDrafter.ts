import type { AlertQueryStore } from '../database/AlertQueryStore';
import type { HandoffRecord, LineRecord } from '../database/HandoffStore';
import type { AlertDirectory } from '../directory/AlertDirectory';
import type { AlertRecord } from '../lifecycle/records';
import type { Viewer } from '../service/access/Viewer';

/** Alerts of a section. */
const MOST = 100;
/** So often it is no chance any more. */
const OFTEN = 3;
const MINUTE = 60_000;

const isPerson = (by: string | undefined) => by?.startsWith('user:');

function alertOf(alert: AlertRecord, now: number): LineRecord['alert'] {
  const { id, title, severity, state, openedAt, entityRef } = alert;
  const { acknowledged, resolved } = alert;
  const end = resolved?.at ?? now;
  return {
    ...{ id, title, severity, state, openedAt },
    ...(entityRef !== undefined && { entityRef }),
    minutes: Math.max(0, Math.round((end - openedAt) / MINUTE)),
    ...(acknowledged?.by !== undefined && { by: acknowledged.by }),
    ...(isPerson(resolved?.by) && { resolvedBy: resolved?.by }),
  };
}

/** What came again and again: the last of them stands for all. */
function oftenOf(alerts: readonly AlertRecord[], now: number): LineRecord[] {
  const groups = new Map<string, AlertRecord[]>();
  for (const alert of alerts) {
    const key = JSON.stringify([alert.title, alert.targetKey]);
    groups.set(key, [...(groups.get(key) ?? []), alert]);
  }
  return [...groups.values()]
    .filter(group => group.length >= OFTEN)
    .map(group => {
      const last = group.reduce((one, other) =>
        other.openedAt > one.openedAt ? other : one,
      );
      return {
        ...{ id: `again:${last.id}`, section: 'watch' as const },
        ...{ alert: alertOf(last, now), count: group.length },
      };
    });
}

const quietOf = (alerts: readonly AlertRecord[], now: number): LineRecord[] =>
  alerts.flatMap(alert =>
    alert.quiet
      ? {
          ...{ id: `quiet:${alert.id}`, section: 'watch' as const },
          ...{ alert: alertOf(alert, now), until: alert.quiet.until },
        }
      : [],
  );

/** Writes what a handoff note would be, of the alerts of the team that its reader sees. */
export class HandoffDrafter {
  readonly #store: Pick<AlertQueryStore, 'list'>;
  readonly #directory: Pick<AlertDirectory, 'below'>;

  constructor(options: {
    store: Pick<AlertQueryStore, 'list'>;
    directory: Pick<AlertDirectory, 'below'>;
  }) {
    this.#store = options.store;
    this.#directory = options.directory;
  }

  async draft(
    { teamRef, startsAt, endsAt }: HandoffRecord,
    viewer: Viewer,
    now: number,
  ): Promise<LineRecord[]> {
    const teamRefs = [teamRef, ...this.#directory.below(teamRef)];
    const visible = await viewer.visible('all');
    const read = async (state: 'open' | 'resolved', limit: number) =>
      (await this.#store.list({ filter: { state, teamRefs }, visible, limit }))
        .items;
    const open = await read('open', MOST);
    const happened = (await read('resolved', 2 * MOST))
      .filter(
        ({ resolved, openedAt }) =>
          resolved && resolved.at >= startsAt && openedAt <= endsAt,
      )
      .slice(0, MOST);
    const ofShift = [...open, ...happened].filter(
      ({ openedAt }) => openedAt >= startsAt && openedAt <= endsAt,
    );
    return [
      ...open.map(alert => ({
        ...{ id: `open:${alert.id}`, section: 'open' as const },
        alert: alertOf(alert, now),
      })),
      ...happened.map(alert => ({
        ...{ id: `happened:${alert.id}`, section: 'happened' as const },
        alert: alertOf(alert, now),
        ...(alert.helped !== undefined && { text: alert.helped }),
      })),
      ...quietOf(open, now),
      ...oftenOf(ofShift, now),
    ];
  }
}
