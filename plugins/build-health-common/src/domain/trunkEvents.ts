import type { TrunkAttempt, TrunkEvent } from '../types';
import { isRed } from './outcomes';

/**
 * What attempts say of trunk, in order of time; of equal times in order of builds, so that the order of the input does not matter.
 *
 * - Only outcomes that count for health say something; of a build's attempts the latest such one decides, from its finish on.
 * - A red whose own commit passes later (a further attempt, a rebuild, another run of it) broke nothing: it is a flake.
 *
 * @param attempts - finished attempts of one pipeline on trunk, in any order
 * @public
 */
export function trunkEvents(attempts: Iterable<TrunkAttempt>): TrunkEvent[] {
  const counted = onePerAttempt(attempts);
  const shas = shasOf(counted);
  const originals = originalsOf(counted, shas);
  const orders = ordersOf(counted, originals);
  const commits = commitsOf(originals, shas);
  const lastPass = new Map<string, number>();
  const lastAttempt = new Map<string, number>();
  for (const { buildId, attempt, outcome, finishedAt } of counted) {
    if (isRed(outcome)) continue;
    lastAttempt.set(buildId, Math.max(lastAttempt.get(buildId) ?? 0, attempt));
    const commit = commits.get(buildId)!;
    lastPass.set(
      commit,
      Math.max(lastPass.get(commit) ?? -Infinity, finishedAt),
    );
  }
  const kindOf = (one: TrunkAttempt): TrunkEvent['kind'] => {
    const { buildId, attempt, outcome, finishedAt } = one;
    if (!isRed(outcome)) return 'green';
    const passed = lastPass.get(commits.get(buildId)!) ?? -Infinity;
    const isExplained =
      passed > finishedAt ||
      (passed === finishedAt && attempt < (lastAttempt.get(buildId) ?? 0));
    return isExplained ? 'flake' : 'red';
  };
  return counted
    .map(attempt => ({
      at: attempt.finishedAt,
      kind: kindOf(attempt),
      buildId: attempt.buildId,
      order: orders.get(attempt.buildId)!,
      commit: commits.get(attempt.buildId)!,
      attempt: attempt.attempt,
    }))
    .sort(
      (a, b) =>
        a.at - b.at ||
        a.order - b.order ||
        compare(a.buildId, b.buildId) ||
        a.attempt - b.attempt,
    )
    .map(({ attempt: _attempt, ...event }) => event);
}

function compare(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}

/** Of two reports of one attempt the later finish counts, whichever came first. */
const isLater = (one: TrunkAttempt, other: TrunkAttempt) =>
  one.finishedAt > other.finishedAt ||
  (one.finishedAt === other.finishedAt && one.outcome > other.outcome);

/**
 * Attempts that say something, in order within their builds. An earlier attempt cannot have ended after a later one: where a
 * provider estimates its finish from the last change, a re-run moves it.
 */
function onePerAttempt(attempts: Iterable<TrunkAttempt>): TrunkAttempt[] {
  const byBuild = new Map<string, Map<number, TrunkAttempt>>();
  for (const attempt of attempts) {
    if (isRed(attempt.outcome) === undefined) continue;
    if (!Number.isFinite(attempt.finishedAt)) continue;
    const own = byBuild.get(attempt.buildId) ?? new Map();
    const known = own.get(attempt.attempt);
    byBuild.set(attempt.buildId, own);
    if (!known || isLater(attempt, known)) own.set(attempt.attempt, attempt);
  }
  return [...byBuild.values()].flatMap(own => {
    let next = Infinity;
    return [...own.values()]
      .sort((a, b) => b.attempt - a.attempt)
      .map(attempt => {
        next = Math.min(next, attempt.finishedAt);
        return { ...attempt, finishedAt: next };
      });
  });
}

/** How often builds are rebuilt of a rebuild at most. Nobody does so by hand, and a longer chain is not worth its time. */
const MOST_REBUILDS = 50;

/** The commits of builds that tell one. */
function shasOf(attempts: readonly TrunkAttempt[]): Map<string, string> {
  return new Map(
    attempts.flatMap(({ buildId, sha }) =>
      sha ? [[buildId, sha.toLowerCase()] as const] : [],
    ),
  );
}

/**
 * Each build with the one that it repeats in the end. A rebuild of Jenkins may be of another commit, since the branch has moved: it
 * repeats nothing.
 */
function originalsOf(
  attempts: readonly TrunkAttempt[],
  shas: ReadonlyMap<string, string>,
): Map<string, string> {
  const parents = new Map<string, string>();
  for (const { buildId, rebuildOf } of attempts) {
    if (rebuildOf !== undefined) parents.set(buildId, rebuildOf);
  }
  const isOther = (one: string, other: string) =>
    shas.has(one) && shas.has(other) && shas.get(one) !== shas.get(other);
  return new Map(
    attempts.map(({ buildId }) => {
      const passed = new Set<string>();
      let original = buildId;
      let next = parents.get(original);
      while (next && !passed.has(original) && !isOther(buildId, next)) {
        if (passed.size === MOST_REBUILDS) break;
        passed.add(original);
        original = next;
        next = parents.get(original);
      }
      return [buildId, original];
    }),
  );
}

/** Where each build stands: when it, or the one that it repeats, was made. */
function ordersOf(
  attempts: readonly TrunkAttempt[],
  originals: ReadonlyMap<string, string>,
): Map<string, number> {
  const made = new Map<string, number>();
  for (const { buildId, createdAt, finishedAt } of attempts) {
    const at = createdAt ?? finishedAt;
    made.set(buildId, Math.min(made.get(buildId) ?? Infinity, at));
  }
  return new Map(
    [...originals].map(([buildId, original]) => [
      buildId,
      made.get(original) ?? made.get(buildId)!,
    ]),
  );
}

/** Commits of builds that failed before they knew theirs, by those of their rebuilds; of several, nobody can tell. */
function shasOfRebuilds(
  originals: ReadonlyMap<string, string>,
  shas: ReadonlyMap<string, string>,
): Map<string, string> {
  const found = new Map<string, Set<string>>();
  for (const [buildId, original] of originals) {
    const sha = shas.get(buildId);
    if (sha) found.set(original, (found.get(original) ?? new Set()).add(sha));
  }
  return new Map(
    [...found].flatMap(([original, own]) =>
      own.size === 1 ? [[original, [...own][0]] as const] : [],
    ),
  );
}

/** The commit of each build; without a commit, that of the build that it repeats, or of its rebuild, or else itself. */
function commitsOf(
  originals: ReadonlyMap<string, string>,
  shas: ReadonlyMap<string, string>,
): Map<string, string> {
  const ofRebuilds = shasOfRebuilds(originals, shas);
  return new Map(
    [...originals].map(([buildId, original]) => {
      const sha =
        shas.get(buildId) ?? shas.get(original) ?? ofRebuilds.get(original);
      return [buildId, sha ? `sha ${sha}` : `build ${original}`];
    }),
  );
}
