import type { BuildOutcome } from '@callboard/backstage-plugin-build-health-common';
import { repositoryOf } from '../ci/CiBuild';
import { printable } from '../printable';
import { wrongArguments } from '../Problem';

/** A longer wait than this is a build that hangs. */
const LONGEST_WAIT = 600;
const YEAR_2000 = Date.UTC(2000);

const OUTCOMES: Readonly<Record<BuildOutcome, true>> = {
  success: true,
  failure: true,
  unstable: true,
  'timed-out': true,
  'startup-failure': true,
  cancelled: true,
  skipped: true,
  'not-built': true,
  neutral: true,
  'action-required': true,
  stale: true,
};

const isOutcome = (written: string): written is BuildOutcome =>
  Object.hasOwn(OUTCOMES, written);

export function readOutcome(written: string): BuildOutcome {
  if (!isOutcome(written)) {
    throw wrongArguments(
      `--outcome: '${printable(written)}' is none of ${Object.keys(
        OUTCOMES,
      ).join(', ')}`,
    );
  }
  return written;
}

/** The address of the portal, without a slash at its end. */
export function readUrl(written: string, name: string): string {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) {
    throw wrongArguments(
      `${name}: '${printable(
        written,
      )}' is no address such as https://portal.example.com`,
    );
  }
  if (url.username || url.password) {
    throw wrongArguments(
      `${name}: take user and password out of the address; CALLBOARD_BUILDS_SECRET is enough`,
    );
  }
  if (/\/api\/build-health/.test(url.pathname)) {
    throw wrongArguments(
      `${name}: give the address of the portal alone, without /api/build-health`,
    );
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

export function readSourceId(written: string, name: string): string {
  if (!/^[a-z0-9][a-z0-9-]{0,99}$/.test(written)) {
    throw wrongArguments(
      `${name}: '${printable(
        written,
      )}' is no id of a source; it has lower-case letters, digits and hyphens only`,
    );
  }
  return written;
}

export function readWholeNumber(
  written: string,
  name: string,
  most: number,
): number {
  const number = /^\d{1,15}$/.test(written) ? Number(written) : 0;
  if (number < 1 || number > most) {
    throw wrongArguments(
      `${name}: '${printable(written)}' is no whole number from 1 to ${most}`,
    );
  }
  return number;
}

/** Seconds; answers milliseconds. */
export function readWait(written: string): number {
  const seconds = /^\d+(?:\.\d+)?$/.test(written) ? Number(written) : -1;
  if (seconds < 0 || seconds > LONGEST_WAIT) {
    throw wrongArguments(
      `--wait: '${printable(
        written,
      )}' is no number of seconds from 0 to ${LONGEST_WAIT}`,
    );
  }
  return seconds * 1_000;
}

/** ISO 8601 with its zone, or seconds since 1970. */
export function readTime(written: string, name: string): string {
  const isIso = /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(written);
  const isSeconds = /^\d{9,11}$/.test(written);
  const at = new Date(isSeconds ? Number(written) * 1_000 : written);
  if (
    (!isIso && !isSeconds) ||
    Number.isNaN(at.getTime()) ||
    at.getTime() < YEAR_2000
  ) {
    throw wrongArguments(
      `${name}: '${printable(
        written,
      )}' is no time such as 2026-11-27T03:00:00Z, and no number of seconds since 1970`,
    );
  }
  return at.toISOString();
}

export function readCommit(written: string): string {
  if (!/^[0-9a-f]{7,64}$/i.test(written)) {
    throw wrongArguments(
      `--commit: '${printable(
        written,
      )}' is no commit in hex, of 7 to 64 digits`,
    );
  }
  return written;
}

/** `owner/name`, also out of an address. */
export function readRepository(written: string): string {
  const repository = repositoryOf(written) ?? written;
  if (!/^[^/\s:]+(?:\/[^/\s:]+)+$/.test(repository)) {
    throw wrongArguments(
      `--repository: '${printable(written)}' is not like owner/name`,
    );
  }
  return repository;
}

/** A page that may be linked. */
export function readPage(written: string): string {
  if (
    !URL.canParse(written) ||
    !/^https?:$/.test(new URL(written).protocol) ||
    written.length > 2_000
  ) {
    throw wrongArguments(
      `--build-url: '${printable(
        written,
      )}' is no address such as https://ci.example.com/builds/17`,
    );
  }
  return written;
}

/** Text that is not empty. */
export function readText(written: string, name: string, most: number): string {
  const text = written.trim();
  if (!text || text.length > most) {
    throw wrongArguments(
      text
        ? `${name}: has more than ${most} characters`
        : `${name}: is empty; is the variable set that it comes from?`,
    );
  }
  return text;
}
