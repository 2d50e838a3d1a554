import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  alertsSilenceCreatePermission,
  checkSilence,
  type NewSilence,
  type SilenceDraft,
  type StoredSilence,
} from '@callboard/backstage-plugin-alerts-common';
import type { VisibleAlerts } from '../database/AlertQueryStore';
import type { SilenceRecord, SilenceStore } from '../database/SilenceStore';
import type { AlertDirectory } from '../directory/AlertDirectory';
import { lower } from '../directory/lower';
import { iso, type AlertNaming } from '../service/AlertNaming';
import type { Caller, Callers } from './Callers';
import { FieldsError } from './FieldsError';
import { AGAIN_MS, type SilenceEffects } from './SilenceEffects';
import type { SilenceScan } from './SilenceScan';

const MOST = { all: 500, each: 50 };
const MOST_LISTED = 500;
const ENDED_MS = 90 * 24 * 60 * 60_000;
const WHAT = 'silence alerts';
const NO_SUCH = 'There is no such silence';

interface SilenceDeskOptions {
  silences: SilenceStore;
  callers: Callers;
  scan: SilenceScan;
  effects: SilenceEffects;
  directory: Pick<AlertDirectory, 'entity'>;
  naming: AlertNaming;
  clock?: () => number;
}

/** As it is compared: in lower case, and without lists that say nothing. */
export const asKept = <
  T extends Pick<NewSilence, 'matchers' | 'entityRefs' | 'teamRef'>,
>({
  entityRefs = [],
  teamRef,
  ...sent
}: T) => ({
  ...sent,
  ...(entityRefs.length > 0 && { entityRefs: entityRefs.map(lower) }),
  ...(teamRef !== undefined && { teamRef: lower(teamRef) }),
});

/**
 * Has alerts page nobody for a while, and ends that. A team may silence its own services, and alerts that it answers for; administrators
 * may silence everything.
 */
export class SilenceDesk {
  readonly #options: SilenceDeskOptions;
  readonly #clock: () => number;

  constructor(options: SilenceDeskOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
  }

  /** Those that are or will be active, the first to end first; or those that ended within 90 days, the newest first. */
  async list(
    { state = 'open' }: { state?: 'open' | 'ended' },
    credentials: BackstageCredentials,
  ): Promise<StoredSilence[]> {
    const caller = await this.#caller(credentials);
    if (caller.viewer.isRefused) return [];
    const now = this.#clock();
    const records = await this.#options.silences.list({
      which: state === 'open' ? 'open' : { endedSince: now - ENDED_MS },
      ...{ now, limit: MOST_LISTED },
    });
    const sees = await this.#seesWhich(records, caller);
    return this.#told(records.filter(sees), caller);
  }

  /** It takes effect on alerts that are open when it begins: at once, or later. */
  async create(
    request: NewSilence,
    credentials: BackstageCredentials,
  ): Promise<StoredSilence> {
    const { silences, effects } = this.#options;
    const caller = await this.#caller(credentials);
    const createdBy = caller.enter(WHAT);
    const now = this.#clock();
    const checked = checkSilence(asKept(request), now);
    if ('problems' in checked) throw new FieldsError(checked.problems);
    await this.#assertMaySilence(checked.silence, caller);
    const startsAt = Date.parse(checked.silence.startsAt);
    const hasBegun = startsAt <= now;
    const again = startsAt + AGAIN_MS;
    const created = await silences.create(
      { ...checked.silence, createdBy, createdAt: now },
      { now, most: MOST, looksAt: hasBegun ? [again] : [startsAt, again] },
    );
    if (created === 'too-many') {
      throw new ConflictError(
        `There are ${MOST.all} silences already; end some first`,
      );
    }
    if (created === 'too-many-of-one') {
      const whose = checked.silence.teamRef ? 'of the team' : 'of yours';
      throw new ConflictError(
        `There are ${MOST.each} silences ${whose} already; end some first`,
      );
    }
    if (hasBegun) await effects.begin(created);
    return this.#tellOne(created, caller);
  }

  /** It ends now, and who answers for what it was for is paged. */
  async end(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<StoredSilence> {
    const { silences, effects } = this.#options;
    const caller = await this.#caller(credentials);
    caller.enter('end silences');
    const before = await silences.get(id);
    const sees = await this.#seesWhich(before ? [before] : [], caller);
    if (!before || caller.viewer.isRefused || !sees(before)) {
      throw new NotFoundError(NO_SUCH);
    }
    if (!this.#mayEnd(before, caller)) {
      caller.refuse('This silence is not of your team');
    }
    const now = this.#clock();
    const ended = await silences.end(id, now, [now + AGAIN_MS]);
    // Again it is looked for what is quiet by it still.
    await effects.end(before);
    return this.#tellOne(ended ?? before, caller);
  }

  #caller(credentials: BackstageCredentials): Promise<Caller> {
    return this.#options.callers.caller(
      credentials,
      alertsSilenceCreatePermission,
    );
  }

  #isOwn(ref: string, caller: Caller): boolean {
    const entity = this.#options.directory.entity(ref);
    return caller.isOf(entity?.teamRef) || caller.isOf(entity?.ownerRef);
  }

  /** Whether what a silence is for is the caller's: by the team, or as all its entities are. */
  #isOfCaller(
    { teamRef, entityRefs }: Pick<SilenceDraft, 'teamRef' | 'entityRefs'>,
    caller: Caller,
  ): boolean {
    if (caller.isOf(teamRef)) return true;
    return (
      entityRefs !== undefined &&
      entityRefs.every(ref => this.#isOwn(ref, caller))
    );
  }

  #mayEnd(silence: SilenceRecord, caller: Caller): boolean {
    const { userRef, isPermitted, isAdmin } = caller;
    return (
      userRef !== undefined &&
      isPermitted &&
      (isAdmin ||
        silence.createdBy === userRef ||
        this.#isOfCaller(silence, caller))
    );
  }

  /** @throws InputError for what is not there, or what the caller does not see: nobody can tell which */
  async #assertMaySilence(
    silence: SilenceDraft,
    caller: Caller,
  ): Promise<void> {
    const { teamRef, entityRefs = [] } = silence;
    const { directory } = this.#options;
    const sees = await caller.viewer.check([
      ...entityRefs,
      ...(teamRef ? [teamRef] : []),
    ]);
    const isThere = (ref: string) => sees(ref) && directory.entity(ref);
    const problems = entityRefs.flatMap((ref, index) =>
      isThere(ref)
        ? []
        : [
            {
              pointer: `/entityRefs/${index}`,
              message: `is ${ref}, which is not in the catalog; leave it out`,
            },
          ],
    );
    if (teamRef && !isThere(teamRef)) {
      const message = `is ${teamRef}, which is no team in the catalog; write another one`;
      problems.push({ pointer: '/teamRef', message });
    }
    if (problems.length > 0) throw new FieldsError(problems);
    if (caller.isAdmin || this.#isOfCaller(silence, caller)) return;
    caller.refuse(whyNot(silence));
  }

  /** Those of a team or an entity that the caller sees; those of everything. */
  async #seesWhich(
    silences: readonly SilenceRecord[],
    { viewer }: Caller,
  ): Promise<(silence: SilenceRecord) => boolean> {
    const refsOf = ({ teamRef, entityRefs = [] }: SilenceRecord) =>
      teamRef === undefined ? entityRefs : [teamRef, ...entityRefs];
    const sees = await viewer.check(silences.flatMap(refsOf));
    return silence => {
      const refs = refsOf(silence);
      return refs.length === 0 || refs.some(ref => sees(ref));
    };
  }

  async #tellOne(
    record: SilenceRecord,
    caller: Caller,
  ): Promise<StoredSilence> {
    const [told] = await this.#told([record], caller);
    return told;
  }

  async #told(
    records: readonly SilenceRecord[],
    caller: Caller,
  ): Promise<StoredSilence[]> {
    const { scan } = this.#options;
    const now = this.#clock();
    const isOpen = ({ endsAt }: SilenceRecord) => Date.parse(endsAt) > now;
    const open = records.filter(isOpen);
    const visible = await this.#visible(open, caller);
    const quiet = visible && (await scan.countQuiet(open, visible));
    const weekly = visible && (await scan.perWeekOf(open, visible, now));
    const refs = records.flatMap(({ entityRefs = [], teamRef }) =>
      teamRef === undefined ? entityRefs : [...entityRefs, teamRef],
    );
    const sees = await caller.viewer.check(refs);
    return records.map(record => ({
      ...this.#tell(record, sees, now),
      openAlerts: quiet?.get(record.id) ?? 0,
      ...(weekly?.has(record.id) && { perWeek: weekly.get(record.id) }),
      mayEnd: isOpen(record) && this.#mayEnd(record, caller),
    }));
  }

  async #visible(
    open: readonly SilenceRecord[],
    { viewer }: Caller,
  ): Promise<VisibleAlerts | undefined> {
    return open.length > 0 ? viewer.visible('all') : undefined;
  }

  #tell(record: SilenceRecord, sees: (ref: string) => boolean, now: number) {
    const { directory, naming } = this.#options;
    const { entityRefs, teamRef, createdBy, createdAt, ...told } = record;
    const seen = entityRefs?.filter(sees) ?? [];
    const isTeamThere = teamRef !== undefined && directory.entity(teamRef);
    return {
      ...told,
      ...(seen.length > 0 && { entityRefs: seen }),
      ...(teamRef !== undefined && { teamRef }),
      ...(isTeamThere && sees(teamRef) && { team: naming.named(teamRef) }),
      state: stateOf(record, now),
      createdAt: iso(createdAt),
      createdBy: naming.named(createdBy),
      entities: seen.map(ref => naming.named(ref)),
    };
  }
}

function stateOf(
  { startsAt, endsAt }: SilenceRecord,
  now: number,
): StoredSilence['state'] {
  if (Date.parse(endsAt) <= now) return 'ended';
  return Date.parse(startsAt) > now ? 'waiting' : 'active';
}

function whyNot({ teamRef, entityRefs }: SilenceDraft): string {
  if (teamRef !== undefined) return `You are not of the team ${teamRef}`;
  if (entityRefs) return 'Not all of these services are of your team';
  return 'Only administrators of alerts may silence alerts of all teams; name your team in teamRef';
}
