import { createHash } from 'node:crypto';
import type { BuildReport } from '@callboard/backstage-plugin-build-health-common';
import type { FoundFile, Missing } from '../files/findFiles';
import { readReport } from '../files/readReport';
import { sizeOf } from '../printable';
import type { SentReport, UploadPlan } from './UploadPlan';

/** The portal takes no larger request. */
const MOST_OF_PORTAL = 4_000_000;
/** Proxies as they come take 1 MB (nginx: `client_max_body_size 1m`): only a report that alone is larger makes a larger request. */
const MOST_TOGETHER = 900_000;
/** The portal takes no more in a request. */
const MOST_REPORTS = 100;
/** The portal keeps no longer ones. */
const LONGEST_NAME = 300;

/** A request that is ready to be signed. */
export interface PackedRequest {
  body: string;
  /** Files whose reports it holds. */
  names: string[];
}

/** A request that still takes reports. */
class OpenRequest {
  readonly #builds: readonly BuildReport[];
  readonly #reports: string[] = [];
  readonly #names: string[] = [];
  #bytes: number;

  constructor(builds: readonly BuildReport[]) {
    this.#builds = builds;
    this.#bytes = Buffer.byteLength(this.close().body);
  }

  get isEmpty(): boolean {
    return this.#reports.length === 0;
  }

  hasRoomFor(report: string): boolean {
    return (
      this.isEmpty ||
      (this.#reports.length < MOST_REPORTS &&
        this.bytesWith(report) <= MOST_TOGETHER)
    );
  }

  /** With the comma before it. */
  bytesWith(report: string): number {
    return this.#bytes + Buffer.byteLength(report) + 1;
  }

  add(report: string, name: string): void {
    this.#bytes = this.bytesWith(report);
    this.#reports.push(report);
    this.#names.push(name);
  }

  close(): PackedRequest {
    const builds =
      this.#builds.length > 0
        ? `"builds":${JSON.stringify(this.#builds)},`
        : '';
    return {
      body: `{${builds}"reports":[${this.#reports.join(',')}]}`,
      names: this.#names,
    };
  }
}

/** Long ones keep their end, and are told apart by their hash. */
function nameOf(file: FoundFile, job: string | undefined): string {
  const name = job ? `${job}/${file.name}` : file.name;
  if (name.length <= LONGEST_NAME) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 12);
  return `${hash}…${name.slice(hash.length + 1 - LONGEST_NAME)}`;
}

/**
 * Reads files, and puts their reports into requests that proxies let through. The first one tells of the build; it is there also
 * where no report can be sent.
 *
 * @param onMissing - called for each file that cannot be sent
 */
export async function* packReports(
  plan: UploadPlan,
  files: readonly FoundFile[],
  onMissing: (missing: Missing) => void,
): AsyncGenerator<PackedRequest> {
  let open = new OpenRequest(plan.build ? [plan.build] : []);
  let isBuildTold = !plan.build;
  for (const file of files) {
    const read = await readReport(file.path);
    if ('reason' in read) {
      onMissing({ name: file.name, reason: read.reason });
      continue;
    }
    const name = nameOf(file, plan.job);
    const report: SentReport = { ...plan.of, name, content: read.content };
    const text = JSON.stringify(report);
    if (!open.hasRoomFor(text)) {
      yield open.close();
      isBuildTold = true;
      open = new OpenRequest([]);
    }
    const bytes = open.bytesWith(text);
    if (bytes > MOST_OF_PORTAL) {
      const reason = `is too large, ${sizeOf(
        bytes,
      )} when it is packed; a request may have ${sizeOf(
        MOST_OF_PORTAL,
      )}: write one report for each module`;
      onMissing({ name: file.name, reason });
      continue;
    }
    open.add(text, file.name);
  }
  if (!open.isEmpty || !isBuildTold) yield open.close();
}
