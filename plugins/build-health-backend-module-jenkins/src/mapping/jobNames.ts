import { createHash } from 'node:crypto';
import { toNumber } from '@callboard/backstage-plugin-build-health-node';

/** Of the ids of builds, as they are kept. */
const LONGEST_ID = 100;

function decode(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    // A name with a percent sign of its own.
    return written;
  }
}

/**
 * The full name of a job by the path of one of its pages: `/job/org/job/service/job/feature%252Fx/12/` is
 * `org/service/feature%2Fx`. Names are encoded once in a path; a branch of a multibranch job is encoded in its name already.
 */
export function fullNameOfPath(path: string): string | undefined {
  const parts = path.split(/[?#]/)[0].split('/').filter(Boolean);
  // A controller may stand below a path of its own.
  const first = parts.indexOf('job');
  if (first < 0) return undefined;
  const names: string[] = [];
  for (let i = first; parts[i] === 'job' && parts[i + 1]; i += 2) {
    names.push(decode(parts[i + 1]));
  }
  return names.length > 0 ? names.join('/') : undefined;
}

/** The path of a job by its full name: the way back of {@link fullNameOfPath}. */
export function pathOfFullName(fullName: string): string {
  return fullName
    .split('/')
    .map(name => `/job/${encodeURIComponent(name)}`)
    .join('');
}

/** A full name as people read it: `org/service/feature/x`. */
export function readableName(fullName: string): string {
  return decode(fullName);
}

/** The branch that a job of a multibranch project builds, by the last part of its full name. */
export function branchOfFullName(fullName: string): string {
  return decode(fullName.split('/').at(-1) ?? '');
}

/** The pull request that a job of a multibranch project builds: `PR-12`, `PR-12-merge`, `MR-12-head`. */
export function pullRequestOfFullName(fullName: string): number | undefined {
  const [, number] =
    /^[PM]R-([1-9]\d*)(?:-(?:head|merge))?$/.exec(branchOfFullName(fullName)) ??
    [];
  return toNumber(number);
}

/** What a build is known by: its job and number, as people write them; of a job with a longer name, a hash of it. */
export function idOfBuild(fullName: string, number: number): string {
  const id = `${fullName}#${number}`;
  if (id.length <= LONGEST_ID) return id;
  const hash = createHash('sha256').update(fullName).digest('hex');
  return `${hash}#${number}`;
}

/** Whether two name the same job: Jenkins minds no case, and pages differ in how often they encode. */
export function isSameName(one: string, other: string): boolean {
  return readableName(one).toLowerCase() === readableName(other).toLowerCase();
}

/** Half of a sign of two cannot stand in an address. */
function isWellFormed(written: string): boolean {
  try {
    encodeURIComponent(written);
    return true;
  } catch {
    return false;
  }
}

/** Whether it names a job: no part is empty, or leads elsewhere. Jenkins allows none of these signs in a name. */
export function isFullName(written: string): boolean {
  return (
    written.length <= 300 &&
    isWellFormed(written) &&
    written
      .split('/')
      .every(
        part => /^[^\\?*!@#$^&|<>[\]:;]+$/.test(part) && !/^\.+$/.test(part),
      )
  );
}
