import {
  namesIn,
  type PipelineSelector,
} from '@callboard/backstage-plugin-build-health-node';
import { fullNameOfPath, isFullName } from './mapping/jobNames';

/** The keys that catalogs use: full names of jobs or of folders, several divided by commas. */
export const JENKINS_ANNOTATIONS = [
  'jenkins.io/job-full-name',
  'jenkins.io/github-folder',
] as const;

/** Without slashes at both ends. A pattern for them would take the square of their number. */
function withoutSlashes(written: string): string {
  let from = 0;
  let to = written.length;
  while (written[from] === '/') from += 1;
  while (to > from && written[to - 1] === '/') to -= 1;
  return written.slice(from, to);
}

/** `instance:folder/name` is of that instance only. No name of a job holds a colon. */
function nameOf(written: string, id: string): string | undefined {
  const [, instance, rest] = /^(?:([^:/]+):)?([^:]+)$/.exec(written) ?? [];
  if (!rest || (instance && instance.toLowerCase() !== id)) return undefined;
  const trimmed = withoutSlashes(rest.trim());
  const name = trimmed.startsWith('job/') ? fullNameOfPath(trimmed) : trimmed;
  return name && isFullName(name) ? name : undefined;
}

/** Jobs and folders that an entity names, which Jenkins is asked for. */
export function scopesOf(
  annotations: Readonly<Record<string, string>>,
  id: string,
): string[] {
  return namesIn(annotations, JENKINS_ANNOTATIONS, written =>
    nameOf(written, id),
  );
}

/**
 * Jobs that an entity names. A name may be a job, or a folder or multibranch project with jobs below it: which one, only Jenkins
 * knows, and a job has nothing below it.
 */
export function selectorsOf(
  annotations: Readonly<Record<string, string>>,
  id: string,
): PipelineSelector[] {
  return scopesOf(annotations, id).flatMap(name => [
    { key: name },
    { key: `${name}/` },
  ]);
}

/** The job or folder whose page it is, below the address of the controller: `<baseUrl>/job/folder/job/name`. */
export function scopesOfLink(address: URL, baseUrl: string): string[] {
  const base = new URL(baseUrl);
  const path = withoutSlashes(base.pathname);
  const start = path === '' ? '/job/' : `/${path}/job/`;
  const isOurs =
    address.origin === base.origin && address.pathname.startsWith(start);
  const name =
    isOurs && fullNameOfPath(address.pathname.slice(start.length - 5));
  return name && isFullName(name) ? [name] : [];
}
