import { readCi } from '../ci/readCi';
import type { Environment } from '../ci/CiBuild';
import type { UploadArguments } from '../commandLine/readArguments';
import { findFiles, type FoundFile, type Missing } from '../files/findFiles';
import { counted, printable, sizeOf } from '../printable';
import { Problem, wrongArguments } from '../Problem';
import { packReports, type PackedRequest } from './packReports';
import { planUpload } from './planUpload';
import { sendRequest } from './sendRequest';
import type { UploadPlan } from './UploadPlan';

const SECRET_VARIABLE = 'CALLBOARD_BUILDS_SECRET';
/** The portal takes no shorter ones. */
const SHORTEST_SECRET = 32;

/** Where a command runs, and where it writes. */
export interface Surroundings {
  env: Environment;
  cwd: string;
  /** What it did. */
  print: (line: string) => void;
  /** What went wrong. */
  warn: (line: string) => void;
}

/** @throws `Problem` where it is not set, or cannot be one */
export function secretOf(env: Environment): string {
  // The end of a line comes along where it is read from a file.
  const secret = (env[SECRET_VARIABLE] ?? '').replace(/[\r\n]+$/, '');
  if (!secret) {
    throw wrongArguments(
      `${SECRET_VARIABLE} is not set: give the secret of the source in the environment; CIs give none to builds of forks`,
    );
  }
  if (secret.length < SHORTEST_SECRET) {
    throw wrongArguments(
      `${SECRET_VARIABLE} has less than ${SHORTEST_SECRET} characters: it is no secret of the portal; was its value put in?`,
    );
  }
  return secret;
}

const titleOf = ({ of }: UploadPlan) =>
  `build ${printable(of.buildId)}, attempt ${of.attempt}, of ${of.source}`;

/** What a request would send; reports themselves are told by their size. */
function show(
  { body }: PackedRequest,
  { address }: UploadPlan,
  { print }: Surroundings,
): void {
  print(`POST ${address} (${sizeOf(Buffer.byteLength(body))})`);
  const shortened = JSON.stringify(
    JSON.parse(body),
    (key, value: unknown) =>
      key === 'content' && typeof value === 'string'
        ? `${sizeOf(Buffer.byteLength(value, 'base64'))} of gzip`
        : value,
    2,
  );
  print(shortened);
}

/** What came of a plan. */
interface Outcome {
  /** Reports. */
  sent: number;
  missing: Missing[];
  /** Sentences. */
  refused: string[];
}

/** What is done with a request; false: others need not be tried. */
type Deliver = (request: PackedRequest, outcome: Outcome) => Promise<boolean>;

function sending(
  plan: UploadPlan,
  options: { secret: string; waitMs: number; warn: (line: string) => void },
): Deliver {
  const { secret, waitMs, warn } = options;
  const { address, source } = plan;
  return async ({ body, names }, outcome) => {
    const request = { address, source, secret, body, waitMs, onRetry: warn };
    const answer = await sendRequest(request);
    if (answer.isTaken) {
      outcome.sent += names.length;
      return true;
    }
    const { sentence, isOfThisOne } = answer;
    const files = isOfThisOne ? names.map(printable).join(', ') : '';
    outcome.refused.push(files ? `${sentence} (${files})` : sentence);
    return isOfThisOne;
  };
}

const showing =
  (plan: UploadPlan, surroundings: Surroundings): Deliver =>
  async (request, outcome) => {
    show(request, plan, surroundings);
    outcome.sent += request.names.length;
    return true;
  };

async function deliverAll(
  plan: UploadPlan,
  options: { files: readonly FoundFile[]; deliver: Deliver },
): Promise<Outcome> {
  const outcome: Outcome = { sent: 0, missing: [], refused: [] };
  const requests = packReports(plan, options.files, one =>
    outcome.missing.push(one),
  );
  for await (const request of requests) {
    if (!(await options.deliver(request, outcome))) break;
  }
  return outcome;
}

/** What was sent, in a sentence. */
function tell(
  plan: UploadPlan,
  options: { outcome: Outcome; verb: string; print: (line: string) => void },
): void {
  const { outcome, verb, print } = options;
  const { sent, refused } = outcome;
  const what = [
    ...(plan.build && refused.length === 0 ? ['the build'] : []),
    ...(sent > 0 ? [counted(sent, 'report')] : []),
  ].join(' and ');
  if (what) {
    print(`${verb}: ${what} (${titleOf(plan)})`);
  } else if (refused.length === 0) {
    print(`There is nothing to send (${titleOf(plan)})`);
  }
}

/**
 * Sends reports, and the build where that is asked for.
 *
 * @throws `Problem` when something was refused or is missing
 */
export async function upload(
  args: UploadArguments,
  surroundings: Surroundings,
): Promise<void> {
  const { env, cwd, print, warn } = surroundings;
  const { ignoreMissing, dryRun, waitMs } = args;
  const plan = planUpload(args, { env, ci: readCi(env), now: new Date() });
  const deliver = dryRun
    ? showing(plan, surroundings)
    : sending(plan, { secret: secretOf(env), waitMs, warn });
  const { files, missing } = await findFiles(args.patterns, cwd);
  const outcome = await deliverAll(plan, { files, deliver });
  const skipped = [...missing, ...outcome.missing];
  for (const { name, reason } of skipped) {
    warn(`${printable(name)}: ${printable(reason)}`);
  }
  outcome.refused.forEach(warn);
  tell(plan, { outcome, verb: dryRun ? 'Would send' : 'Sent', print });
  if (outcome.refused.length > 0) throw new Problem('Not everything was sent');
  if (skipped.length > 0 && !ignoreMissing) {
    throw new Problem(
      'Not everything was found; with --ignore-missing that is no failure',
    );
  }
}
