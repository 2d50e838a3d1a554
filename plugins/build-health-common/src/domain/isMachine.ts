import type { BuildReport } from '../types';

/** Names of machines that have no word for it in them. */
const MACHINES: ReadonlySet<string> = new Set([
  'dependabot',
  'dependabot-preview',
  'github-actions',
  'greenkeeper',
  'jenkins',
  'mergify',
  'renovate',
  'renovatebot',
  'semantic-release',
  'web-flow',
]);

/** `acme-ci-bot`, `dependabot[bot]`, `Robot`; not Abbot. */
const WORDS = /(?:^|[^a-z0-9])(?:ro)?bot(?:$|[^a-z0-9])/;

/** The name in an address; GitHub puts a number before it. */
const nameOf = (text: string) =>
  text.toLowerCase().split('@')[0].split('+').at(-1)!;

/**
 * Whether a build is of a machine, by what its provider says or else by its names.
 *
 * @public
 */
export function isMachine({
  author,
  account,
  isBot,
}: Pick<BuildReport, 'author' | 'account' | 'isBot'>): boolean {
  if (isBot) return true;
  return [author, account].some(written => {
    if (written === undefined) return false;
    const name = nameOf(written);
    return MACHINES.has(name) || WORDS.test(name);
  });
}
