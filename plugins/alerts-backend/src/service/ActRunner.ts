import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type {
  AlertAct,
  AlertDetail,
} from '@callboard/backstage-plugin-alerts-common';
import type { AlertQueryStore } from '../database/AlertQueryStore';
import type { AlertStore } from '../database/AlertStore';
import type { AlertDirectory } from '../directory/AlertDirectory';
import { AGAIN_MS, type Deed } from '../lifecycle/acts/deeds';
import { mayAct, type Standing } from '../lifecycle/acts/mayAct';
import type { AlertChange, AlertRecord } from '../lifecycle/records';
import type { Admission } from './access/Admission';
import { personOf } from './access/userRefOf';
import type { SeenAlert, Viewer } from './access/Viewer';
import { findSeen, type AlertReader } from './AlertReader';

/** So often it is looked again at an alert that others change meanwhile. */
const MOST_TRIES = 5;

const WORDS: Readonly<Record<AlertAct, string>> = {
  acknowledge: 'acknowledge this alert',
  resolve: 'resolve this alert',
  escalate: 'escalate this alert',
  respond: 'add people to this alert',
  snooze: 'snooze this alert',
  note: 'write about this alert',
  route: 'say where this alert belongs',
};

/** A person who was let in to do something about an alert. */
export interface Actor {
  viewer: Viewer;
  seen: SeenAlert;
  standing: Standing;
  by: string;
}

/** What somebody has done about an alert within the last seconds. */
export type Deeds = Awaited<ReturnType<AlertQueryStore['readDeeds']>>;

export type Decide = (
  alert: AlertRecord,
  deed: Deed,
) => AlertChange | undefined;

interface ActRunnerOptions {
  admission: Admission;
  alerts: Pick<AlertStore, 'change'>;
  store: AlertQueryStore;
  reader: AlertReader;
  directory: Pick<AlertDirectory, 'isReady'>;
  /** Called once something has changed: there may be something to do. */
  onChanged?: (alertIds: string[]) => void;
  clock?: () => number;
}

/** Lets people act on alerts, and tells them what has come of it. */
export class ActRunner {
  readonly #options: ActRunnerOptions;
  readonly #clock: () => number;

  constructor(options: ActRunnerOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
  }

  now(): number {
    return this.#clock();
  }

  /**
   * @throws NotAllowedError when nobody is signed in, or this is not theirs to do
   * @throws NotFoundError when they do not see the alert
   */
  async enter(
    id: string,
    act: AlertAct,
    credentials: BackstageCredentials,
  ): Promise<Actor> {
    const viewer = await this.#options.admission.viewer(credentials);
    personOf(viewer, WORDS[act]);
    return this.admit(viewer, await findSeen(id, viewer), act);
  }

  /** As {@link enter}, for who is known and an alert that they see. */
  admit(viewer: Viewer, seen: SeenAlert, act: AlertAct): Actor {
    const by = personOf(viewer, WORDS[act]);
    const standing = viewer.standing(seen);
    if (standing && mayAct(act, standing)) {
      return { viewer, seen, standing, by };
    }
    if (!this.#options.directory.isReady) {
      throw new ServiceUnavailableError(
        'Who is in which team is being read after a start; try again in a moment',
      );
    }
    throw new NotAllowedError(`You may not ${WORDS[act]}`);
  }

  /** Changes an alert, whatever others have changed meanwhile. */
  async change({ seen, by }: Actor, decide: Decide): Promise<void> {
    const { id } = seen.alert;
    const deed = { by, at: this.#clock() };
    let isChanged = false;
    await this.#options.alerts.change(id, alert => {
      const change = decide(alert, deed);
      isChanged = change !== undefined;
      return change;
    });
    if (isChanged) this.#options.onChanged?.([id]);
  }

  /**
   * Changes an alert by what was found out beforehand; where somebody else was faster, that is found out again. So the second of two
   * clicks knows of the first.
   *
   * @param prepare - nothing where there is nothing to do
   */
  async changeAsSeen(
    actor: Actor,
    prepare: (alert: AlertRecord, deeds: Deeds) => Promise<Decide | undefined>,
  ): Promise<void> {
    const { store } = this.#options;
    const { id } = actor.seen.alert;
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const alert = await store.find(id);
      if (!alert) throw new NotFoundError('There is no such alert');
      const since = this.#clock() - AGAIN_MS;
      const deeds = await store.readDeeds({
        ...{ alertId: id, userRef: actor.by, since },
      });
      const decide = await prepare(alert, deeds);
      if (!decide) return;
      let isOther = false;
      await this.change(actor, (now, deed) => {
        isOther = now.revision !== alert.revision;
        return isOther ? undefined : decide(now, deed);
      });
      if (!isOther) return;
    }
    throw new ConflictError(
      'Others are changing the alert; try again in a moment',
    );
  }

  /** The alert as it is then. */
  answer({ viewer, seen }: Actor): Promise<AlertDetail> {
    return this.#options.reader.getFor(seen.alert.id, viewer);
  }

  /** Lets in, changes and answers. */
  async run(
    id: string,
    act: AlertAct,
    credentials: BackstageCredentials,
    decide: Decide,
  ): Promise<AlertDetail> {
    const actor = await this.enter(id, act, credentials);
    await this.change(actor, decide);
    return this.answer(actor);
  }
}
