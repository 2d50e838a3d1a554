import type {
  PageRunFacts,
  PageTrust,
  RunFact,
  TrustLevel,
} from '../types/trust';
import {
  addPeriod,
  dayOf,
  daysBetween,
  readDay,
  readPeriod,
} from './reviewDates';

/** How long a good run or review is worth something where the page says nothing else: what write-ups of many teams name. */
const USUAL_DAYS = 90;

/**
 * What the trust in a page follows from.
 *
 * @public
 */
export interface TrustInput {
  /** SHA-256 of the file, in hex. */
  version: string;
  /** ISO 8601, UTC. */
  changedAt: string;
  /** False while imports have only seen the first text: it may be older than they are. */
  isChangeSeen: boolean;
  /** ISO 8601, UTC; absent where no change of the service is known. */
  serviceChangedAt?: string;
  /** Of the front matter, as written. */
  lastReviewed?: string;
  reviewIn?: string;
  runs?: PageRunFacts;
}

type Basis = NonNullable<PageTrust['basis']>;

/** A review that lies ahead has not happened. */
function reviewDay({ lastReviewed }: TrustInput, today: string) {
  const day = lastReviewed && readDay(lastReviewed);
  return day && day <= today ? day : undefined;
}

const dayOfRun = ({ endedAt }: RunFact) => dayOf(new Date(endedAt));

/** The last good run or the review, whichever is later. */
function basisOf(input: TrustInput, today: string): Basis | undefined {
  const good = input.runs?.lastGoodRun;
  const reviewed = reviewDay(input, today);
  if (good && (!reviewed || dayOfRun(good) >= reviewed)) {
    const day = dayOfRun(good);
    return {
      kind: good.isDrill ? 'drill' : 'run',
      day,
      daysAgo: daysBetween(day, today),
    };
  }
  return reviewed
    ? { kind: 'review', day: reviewed, daysAgo: daysBetween(reviewed, today) }
    : undefined;
}

/** A run says which text it was; a review says a day only, and counts for what came on it. */
function changedSince(basis: Basis, input: TrustInput): PageTrust['changed'] {
  const { changedAt, isChangeSeen, serviceChangedAt, runs, version } = input;
  const isOtherText =
    basis.kind === 'review'
      ? isChangeSeen && dayOf(new Date(changedAt)) > basis.day
      : runs?.lastGoodRun?.version !== version;
  const isOtherService =
    serviceChangedAt !== undefined &&
    (basis.kind === 'review'
      ? dayOf(new Date(serviceChangedAt)) > basis.day
      : Date.parse(serviceChangedAt) > Date.parse(runs!.lastGoodRun!.endedAt));
  return [
    ...(isOtherText ? (['page'] as const) : []),
    ...(isOtherService ? (['service'] as const) : []),
  ];
}

function setbackOf(
  { runs }: TrustInput,
  basis: Basis | undefined,
  today: string,
): PageTrust['setback'] {
  const last = runs?.lastRun;
  if (!last || last.outcome === 'fixed') {
    return undefined;
  }
  const day = dayOfRun(last);
  const isLater =
    basis === undefined ||
    (basis.kind === 'review'
      ? day > basis.day
      : Date.parse(last.endedAt) > Date.parse(runs!.lastGoodRun!.endedAt));
  return isLater
    ? { outcome: last.outcome, day, daysAgo: daysBetween(day, today) }
    : undefined;
}

/** Days that a good run or review is worth: until the next review would be due. */
function worthOf({ reviewIn }: TrustInput, day: string): number {
  const period = reviewIn === undefined ? undefined : readPeriod(reviewIn);
  return period ? daysBetween(day, addPeriod(day, period)) : USUAL_DAYS;
}

/**
 * How much a page is to be trusted.
 *
 * - fresh: a good run of this very text, or a review on the day of its last change or later; the service has not changed since,
 *   no later run went wrong, and the time until the next review (90 days where the page names none) is not over.
 * - ageing: something of this is not so any more, or the only review is older than what imports know of the page.
 * - stale: it is over twice, or the page was used and never helped.
 * - never: neither run nor reviewed.
 *
 * @public
 */
export function trustOf(input: TrustInput, now: Date): PageTrust {
  const today = dayOf(now);
  const basis = basisOf(input, today);
  const setback = setbackOf(input, basis, today);
  if (!basis) {
    return {
      level: setback ? 'stale' : 'never',
      changed: [],
      ...(setback && { setback }),
    };
  }
  const changed = changedSince(basis, input);
  const worth = worthOf(input, basis.day);
  const isProof =
    basis.kind !== 'review' || dayOf(new Date(input.changedAt)) <= basis.day;
  const levelOf = (): TrustLevel => {
    if (basis.daysAgo > 2 * worth) {
      return 'stale';
    }
    const isFresh =
      isProof && changed.length === 0 && !setback && basis.daysAgo <= worth;
    return isFresh ? 'fresh' : 'ageing';
  };
  return { level: levelOf(), basis, changed, ...(setback && { setback }) };
}

/**
 * The day on which the next review was due, where it has passed: `YYYY-MM-DD`, UTC. A good run of the present text counts as
 * a review.
 *
 * @public
 */
export function overdueSince(input: TrustInput, now: Date): string | undefined {
  const today = dayOf(now);
  const period = input.reviewIn && readPeriod(input.reviewIn);
  const reviewed = input.lastReviewed && readDay(input.lastReviewed);
  if (!period || !reviewed) {
    return undefined;
  }
  const good = input.runs?.lastGoodRun;
  const used = good?.version === input.version ? dayOfRun(good) : reviewed;
  const due = addPeriod(used > reviewed ? used : reviewed, period);
  return due < today ? due : undefined;
}
