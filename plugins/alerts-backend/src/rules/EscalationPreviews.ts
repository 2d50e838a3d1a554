import {
  describeTarget,
  roundsBegin,
  simulateEscalation,
  type AlertSeverity,
  type EscalationPreview,
  type EscalationPreviewRow,
  type EscalationRules,
  type EscalationTarget,
  type PagePreviewRequest,
} from '@callboard/backstage-plugin-alerts-common';
import type { AlertDirectory } from '../directory/AlertDirectory';
import type { PagePlan, PagePlanner } from '../paging/PagePlanner';
import { iso, type AlertNaming } from '../service/AlertNaming';
import type { FoundTargets, TargetFinder } from '../targets/TargetFinder';
import type { RulesBook } from '../engine/RulesBook';
import { momentOf } from './momentOf';
import { placeOf } from './placeOf';

/** Rows that are told. */
const MOST_ROWS = 50;
const MOST_CHANNELS = 100;
/** Nobody waits longer for what is a look ahead: what is known by then is told. */
const PATIENCE_MS = 10_000;

interface PreviewOptions {
  rules: EscalationRules;
  policy?: { id: string; title: string };
  entityRef?: string;
  teamRef: string;
  severity: AlertSeverity;
  at: number;
}

interface Found {
  at: number;
  targets: readonly EscalationTarget[];
  found: FoundTargets;
}

interface PreviewsOptions {
  targets: Pick<TargetFinder, 'previewAt' | 'zoneOf'>;
  planner: Pick<PagePlanner, 'prepare'>;
  rules: Pick<RulesBook, 'read'>;
  directory: Pick<AlertDirectory, 'above' | 'entity' | 'isReady'>;
  naming: AlertNaming;
  clock?: () => number;
  patienceMs?: number;
}

/** `09:00 on Wed 2 Dec (Europe/Berlin)`. */
function clockTime(at: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ weekday: 'short', day: 'numeric', month: 'short' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone },
  });
  // What stands between the parts differs between versions.
  const parts = new Map(
    format.formatToParts(at).map(({ type, value }) => [type, value]),
  );
  const [hour, minute, weekday, day, month] = (
    ['hour', 'minute', 'weekday', 'day', 'month'] as const
  ).map(type => parts.get(type));
  return `${hour}:${minute} on ${weekday} ${day} ${month} (${timeZone})`;
}

const nobodyAt = (
  at: number,
  what: string,
  nobody: string,
): EscalationPreviewRow => ({
  ...{ at: iso(at), people: [], channels: [], what, nobody },
});

/** That nobody is paged before working hours is the first thing to know. */
function waitingRow(
  { rules, severity, at }: PreviewOptions,
  zone: string,
): EscalationPreviewRow[] {
  const until = roundsBegin({ rules, severity, at, zoneOf: zone });
  if (until <= at) return [];
  const { timeZone = zone } = rules.workingHours ?? {};
  const nobody = `nobody is paged before ${clockTime(until, timeZone)}`;
  return [nobodyAt(at, 'waits for working hours', nobody)];
}

const toldOf = ({ endsAt, reason }: { endsAt: string; reason: string }) => ({
  until: endsAt,
  reason,
});

/** Says whom an alert would page, when and how, if nobody acknowledged it. Pages nobody. */
export class EscalationPreviews {
  readonly #options: PreviewsOptions;
  readonly #clock: () => number;

  constructor(options: PreviewsOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
  }

  /**
   * @param request.entityRef - of an entity or a group, full and in lower case
   * @throws NotFoundError for what is not in the catalog, InputError for what nobody answers for
   */
  async previewPage(request: PagePreviewRequest): Promise<EscalationPreview> {
    const { directory, rules } = this.#options;
    const at = momentOf(request.at, this.#clock());
    const place = placeOf(request.entityRef, directory);
    const inForce = await rules.read();
    const policy = inForce.policyOf(place, ref => directory.above(ref));
    const { severity } = request;
    // What people page by hand is not silenced; that senders are is worth to know. What is written is not known yet.
    const asAlert = { ...place, severity, title: '', labels: {} };
    const silence = inForce.silences.find(asAlert, at);
    const preview = await this.preview({ ...policy, ...place, severity, at });
    return silence ? { ...preview, silence: toldOf(silence) } : preview;
  }

  /** At most 50 rows, and those that are known after ten seconds. */
  async preview(
    options: PreviewOptions,
    signal?: AbortSignal,
  ): Promise<EscalationPreview> {
    const { rules, policy, severity, entityRef, teamRef, at } = options;
    const place = { entityRef, teamRef };
    const { targets, patienceMs = PATIENCE_MS } = this.#options;
    const patience = AbortSignal.timeout(patienceMs);
    const both = signal ? AbortSignal.any([signal, patience]) : patience;
    const zone = await targets.zoneOf(place, both);
    const rows: Found[] = [];
    await simulateEscalation({
      ...{ rules, severity, at, zoneOf: zone, limit: MOST_ROWS },
      resolve: async (asked, dueAt) => {
        const question = { ...place, targets: asked, at: dueAt };
        const found = await targets.previewAt(question, both);
        rows.push({ at: dueAt, targets: asked, found });
        return { reached: [...found.people, ...found.channels] };
      },
    }).catch(error => {
      signal?.throwIfAborted();
      if (!patience.aborted) throw error;
    });
    const waits = waitingRow(options, zone);
    const told = await this.#tell(rows, severity);
    return {
      rows: [...waits, ...told].slice(0, MOST_ROWS),
      ...(policy && { policy }),
      timeZone: zone,
    };
  }

  async #tell(
    rows: readonly Found[],
    severity: AlertSeverity,
  ): Promise<EscalationPreviewRow[]> {
    const userRefs = rows.flatMap(({ found }) =>
      found.people.map(({ userRef }) => userRef),
    );
    const plan = await this.#options.planner.prepare([...new Set(userRefs)]);
    return rows.map(row => this.#row(row, plan, severity));
  }

  #row(
    { at, targets, found }: Found,
    plan: PagePlan,
    severity: AlertSeverity,
  ): EscalationPreviewRow {
    const { naming } = this.#options;
    const { people, channels, problems } = found;
    const isReached = people.length + channels.length > 0;
    const words = targets.map(target =>
      describeTarget(target, one => this.#titleOf(one)),
    );
    const what = words.join(', ');
    const why = problems.join('; ');
    return {
      at: iso(at),
      people: people.map(({ userRef }) => ({
        ...naming.named(userRef),
        channels: this.#channelsOf(plan, userRef, severity),
      })),
      channels: channels.map(id => naming.channel(id)).slice(0, MOST_CHANNELS),
      what: isReached && why !== '' ? `${what} (${why})` : what,
      ...(!isReached && { nobody: why === '' ? 'nobody is reached' : why }),
    };
  }

  #channelsOf(
    plan: PagePlan,
    userRef: string,
    severity: AlertSeverity,
  ): string[] {
    return plan
      .channelsOf(userRef, severity)
      .slice(0, MOST_CHANNELS)
      .map(({ channel, afterMinutes }) => {
        const title = this.#options.naming.channel(channel);
        return afterMinutes > 0 ? `${title} after ${afterMinutes} min` : title;
      });
  }

  #titleOf(target: EscalationTarget): string | undefined {
    const { naming } = this.#options;
    switch (target.kind) {
      case 'person':
        return naming.named(target.userRef).title;
      case 'group':
        return naming.named(target.groupRef).title;
      case 'channel':
        return naming.channel(target.channel);
      default:
        return undefined;
    }
  }
}
