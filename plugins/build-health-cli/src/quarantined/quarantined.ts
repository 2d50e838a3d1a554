import type { CiBuild } from '../ci/CiBuild';
import { readCi } from '../ci/readCi';
import { printable } from '../printable';
import { Problem, wrongArguments } from '../Problem';
import { addressOf } from '../upload/planUpload';
import { refusalOf } from '../upload/refusals';
import { sign } from '../upload/sign';
import { secretOf, type Surroundings } from '../upload/upload';
import type { QuarantinedArguments } from './readQuarantinedArguments';

/** A pipeline waits for it before its tests: better without the list than late. */
const TIMEOUT_MS = 15_000;

interface QuarantinedTest {
  suitePath: string[];
  className?: string;
  name: string;
  file?: string;
  expiresAt: string;
}

/** Which tests are meant: of a pipeline where one is named or known, else of a repository. */
function wantedOf(args: QuarantinedArguments, ci: CiBuild | undefined) {
  const { pipeline, source } = args;
  const key = pipeline ?? (args.repository ? undefined : ci?.pipelineKey);
  if (key !== undefined) {
    return {
      pipelineKey: key,
      source: args.buildSource ?? ci?.buildSource ?? source,
    };
  }
  const repository = args.repository ?? ci?.facts.repository;
  if (!repository) {
    throw wrongArguments(
      '--repository is missing: give owner/name, or --pipeline; they are known in GitHub Actions, Buildkite and Jenkins only',
    );
  }
  return { repository };
}

async function ask(options: {
  address: string;
  source: string;
  secret: string;
  body: string;
}): Promise<QuarantinedTest[]> {
  const { address, source, secret, body } = options;
  let response: Response;
  try {
    response = await fetch(address, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Callboard-Signature': sign({ body, secret, now: new Date() }),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    const { cause, message } = error as {
      cause?: { code?: string };
      message: string;
    };
    throw new Problem(
      `${address} cannot be reached (${printable(
        cause?.code ?? message,
      )}). Look at --url`,
    );
  }
  if (response.status !== 200) {
    const bytes = Buffer.byteLength(body);
    throw new Problem(await refusalOf(response, { address, source, bytes }));
  }
  const { items } = (await response.json()) as { items: QuarantinedTest[] };
  return items;
}

/** Class, name and file. What would end a field or a line is a space. */
const lineOf = ({ className = '', name, file = '' }: QuarantinedTest) =>
  [className, name, file].map(printable).join('\t');

/**
 * Prints the tests that are in quarantine now.
 *
 * @throws `Problem` when the portal does not tell
 */
export async function quarantined(
  args: QuarantinedArguments,
  { env, print }: Surroundings,
): Promise<void> {
  const wanted = wantedOf(args, readCi(env));
  const items = await ask({
    address: `${addressOf(args, env)}/quarantine`,
    source: args.source,
    secret: secretOf(env),
    body: JSON.stringify({ quarantine: wanted }),
  });
  if (args.format === 'json') print(JSON.stringify(items, undefined, 2));
  else items.forEach(item => print(lineOf(item)));
}
