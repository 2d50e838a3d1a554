import type { ErrorRequestHandler } from 'express';
import { z } from 'zod';

/** Somebody who sends rubbish needs no more to see it. */
const MOST_FIELDS = 10;
const LONGEST_NAME = 200;

/** What express-openapi-validator says of a request. */
const refusal = z.object({
  errors: z.array(
    z.object({ path: z.string(), message: z.string(), errorCode: z.string() }),
  ),
});

type Fault = z.infer<typeof refusal>['errors'][number];

const isUnknownField = ({ errorCode }: Fault) =>
  /^(additional|unevaluated)Properties\./.test(errorCode);

/** Of several shapes none fits: what one does not know, another one does. */
const isOfSeveral = ({ errorCode }: Fault) => /^(one|any)Of\./.test(errorCode);

/** `/body/layers/0/lenght` as `layers[0].lenght`. */
function fieldOf(path: string): string {
  const steps = path.slice(0, LONGEST_NAME).split('/').slice(2);
  return steps
    .map(step => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}

/**
 * Names the fields that the spec does not know. The validator's own message tells what they are in and not what they are
 * called; other faults it names.
 */
export const nameUnknownFields: ErrorRequestHandler = (
  error,
  _req,
  _res,
  next,
) => {
  const faults = refusal.safeParse(error).data?.errors ?? [];
  const unknown = faults.some(isOfSeveral) ? [] : faults.filter(isUnknownField);
  const fields = [...new Set(unknown.map(({ path }) => fieldOf(path)))];
  next(
    fields.length > 0
      ? new Error(
          fields
            .slice(0, MOST_FIELDS)
            .map(field => `${field}: unknown field`)
            .join('; ')
            .concat('; correct its name by /openapi.json, or leave it out'),
        )
      : error,
  );
};
