/** Nobody has longer addresses, and a pattern takes its time. */
const LONGEST_ADDRESS = 2_000;
/** Numbers are kept in 32 bits. */
const LARGEST = 2 ** 31 - 1;

/**
 * The latest of some times in ISO 8601 and UTC; undefined where all are unknown.
 *
 * @public
 */
export function latestOf(...times: (string | undefined)[]): string | undefined {
  return times
    .filter(time => time !== undefined)
    .sort()
    .at(-1);
}

/**
 * From one time to another; undefined where one is unknown, or they come in the other order.
 *
 * @public
 */
export function millisecondsBetween(
  from: string | undefined,
  to: string | undefined,
): number | undefined {
  if (!from || !to) return undefined;
  const between = Date.parse(to) - Date.parse(from);
  return between >= 0 ? between : undefined;
}

/**
 * `owner/name` of the address that a repository is cloned from; undefined where it has no two parts.
 *
 * @public
 */
export function toRepository(address: string | undefined): string | undefined {
  if (!address || address.length > LONGEST_ADDRESS) return undefined;
  const path =
    /^[a-z+]+:\/\/[^/]+\/(.+)$/i.exec(address)?.[1] ??
    /^[^/:]+:(.+)$/.exec(address)?.[1];
  const parts = path?.split('/').filter(part => part !== '');
  return parts?.length === 2
    ? parts.join('/').replace(/\.git$/, '')
    : undefined;
}

/**
 * A commit in hex: `HEAD` and names of branches are asked for, and are no commits.
 *
 * @public
 */
export function toSha(commit: string | undefined): string | undefined {
  return commit && /^[0-9a-f]{7,64}$/i.test(commit)
    ? commit.toLowerCase()
    : undefined;
}

/**
 * The number of a pull request; undefined where it is none.
 *
 * @public
 */
export function toNumber(
  written: string | number | undefined,
): number | undefined {
  const number = Number(written);
  return Number.isInteger(number) && number > 0 && number <= LARGEST
    ? number
    : undefined;
}

/**
 * An address that a browser may be sent to; undefined for any other.
 *
 * @public
 */
export function toLink(address: string | null | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  return /^https?:$/.test(new URL(address).protocol) ? address : undefined;
}
