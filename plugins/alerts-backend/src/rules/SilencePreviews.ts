import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  checkSilence,
  type AlertSummary,
  type SilencePreview,
  type SilencePreviewRequest,
} from '@callboard/backstage-plugin-alerts-common';
import type { AlertQueryStore } from '../database/AlertQueryStore';
import type { MatchableAlert } from '../database/SilenceStore';
import { severityRank } from '../lifecycle/severities';
import type { Admission } from '../service/access/Admission';
import type { Viewer } from '../service/access/Viewer';
import { iso, type AlertNaming } from '../service/AlertNaming';
import type { NextSteps } from '../service/NextSteps';
import { toSummary } from '../service/toSummary';
import { FieldsError } from './FieldsError';
import { asKept } from './SilenceDesk';
import type { SilenceScan } from './SilenceScan';

const MOST_SHOWN = 20;
const HOUR_MS = 60 * 60_000;

interface SilencePreviewsOptions {
  admission: Pick<Admission, 'viewer'>;
  store: Pick<AlertQueryStore, 'findMany' | 'readNextSteps' | 'readPagedFor'>;
  scan: SilenceScan;
  naming: AlertNaming;
  nextSteps: Pick<NextSteps, 'inWords'>;
  clock?: () => number;
}

type Found = Pick<MatchableAlert, 'id' | 'severity' | 'openedAt'>;

const worstFirst = (one: Found, other: Found) =>
  severityRank(one.severity) - severityRank(other.severity) ||
  other.openedAt - one.openedAt;

/** Says which alerts a silence would be for, of those that the caller sees. */
export class SilencePreviews {
  readonly #options: SilencePreviewsOptions;
  readonly #clock: () => number;

  constructor(options: SilencePreviewsOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
  }

  /** @throws InputError */
  async preview(
    request: SilencePreviewRequest,
    credentials: BackstageCredentials,
  ): Promise<SilencePreview> {
    const { admission, scan } = this.#options;
    const viewer = await admission.viewer(credentials);
    const now = this.#clock();
    const checked = checkSilence(
      { ...asKept(request), reason: 'preview', endsAt: iso(now + HOUR_MS) },
      now,
    );
    if ('problems' in checked) {
      throw new FieldsError(checked.problems);
    }
    const open = await scan.open(checked.silence, await viewer.visible('open'));
    const visible = await viewer.visible('all');
    return {
      open: open.length,
      items: await this.#summaries(
        open.sort(worstFirst).slice(0, MOST_SHOWN),
        viewer,
      ),
      perWeek: await scan.perWeek(checked.silence, visible, now),
    };
  }

  async #summaries(
    found: readonly Found[],
    viewer: Viewer,
  ): Promise<AlertSummary[]> {
    const { store, naming, nextSteps } = this.#options;
    if (found.length === 0) return [];
    const ids = found.map(({ id }) => id);
    const alerts = await store.findMany(ids);
    const steps = await store.readNextSteps(ids);
    const { userRef } = viewer;
    const paged = userRef
      ? await store.readPagedFor(userRef, ids)
      : new Set<string>();
    const there = ids.flatMap(id => alerts.get(id) ?? []);
    const openers = await viewer.readOpeners(there);
    const sees = await viewer.check(
      there.flatMap(({ nearest = [] }) => nearest),
    );
    return there.map(alert =>
      toSummary(alert, {
        ...{ naming, sees, openedBy: openers.get(alert.id) },
        pagedMe: paged.has(alert.id),
        next: nextSteps.inWords(alert, steps.get(alert.id)),
        ofMyTeams: viewer.isOfMyTeams(alert),
      }),
    );
  }
}
