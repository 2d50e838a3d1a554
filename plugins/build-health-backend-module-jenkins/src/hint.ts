import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { fullNameOfPath, isFullName } from './mapping/jobNames';

/** That something happened to a build: all that is believed of what is sent. */
export interface Hint {
  /** Full name. */
  job: string;
  number: number;
  /** `QUEUED`, `STARTED`, `COMPLETED`, `FINALIZED`, or what a pipeline says. */
  phase?: string;
}

const number = z.union([
  z.number().int().positive(),
  z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number),
]);
const phase = z
  .string()
  .regex(/^[A-Za-z_-]{1,30}$/)
  .transform(written => written.toUpperCase())
  .optional()
  .catch(undefined);

/** What a pipeline sends: `{"job": "folder/name", "number": 12, "phase": "COMPLETED"}`. */
const ownSchema = z.object({ job: z.string(), number, phase });

/** What the notification plugin sends. `name` is the short name of the job: only its addresses tell the folder. */
const pluginSchema = z.object({
  url: z.string().optional(),
  build: z.object({
    number,
    phase,
    full_url: z.string().optional(),
    url: z.string().optional(),
  }),
});

const pathOf = (address: string) =>
  URL.canParse(address) ? new URL(address).pathname : address;

/**
 * Reads a hint. Of addresses only the path counts: the controller is the one of the configuration.
 *
 * @throws `InputError` when it names no build
 */
export function readHint(body: unknown): Hint {
  const own = ownSchema.safeParse(body);
  const plugin = pluginSchema.safeParse(body);
  let hint: Hint | undefined;
  if (own.success) {
    hint = own.data;
  } else if (plugin.success) {
    const { build, url } = plugin.data;
    const job = [build.full_url, build.url, url]
      .map(address => address && fullNameOfPath(pathOf(address)))
      .find(name => name);
    hint = job ? { job, number: build.number, phase: build.phase } : undefined;
  }
  if (!hint || !isFullName(hint.job)) {
    throw new InputError(
      'The body names no build: {"job": "folder/name", "number": 12} is expected, or what the notification plugin sends',
    );
  }
  return { job: hint.job, number: hint.number, phase: hint.phase };
}

/** A phase after which a build changes no more. */
export const saysEnded = ({ phase: written }: Hint) =>
  written === 'COMPLETED' || written === 'FINALIZED';
