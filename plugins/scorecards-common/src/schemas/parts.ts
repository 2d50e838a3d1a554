import { z } from 'zod';
import type { Condition } from '../types';
import { meantDay, meantEffort } from '../domain/documents/meant';
import { isFields, shown, type Problem } from '../domain/documents/problems';
import { readCondition } from '../domain/documents/readCondition';
import {
  asId,
  isId,
  isLink,
  isPage,
  parseDay,
} from '../domain/documents/values';
import { parseEffort } from '../domain/effort';

/** A problem that begins behind the name of its field. */
export type FieldProblem = Pick<Problem, 'code' | 'hint' | 'replacement'> & {
  says: string;
};

/** Hands problems on as they are; they are read again where zod's own are put into words. */
function hand(
  issues: z.core.$ZodRawIssue[],
  input: unknown,
  problem: FieldProblem | Problem,
): void {
  const path = 'path' in problem ? problem.path : [];
  issues.push({
    code: 'custom',
    input,
    path,
    params: { problem },
    continue: true,
  });
}

/** A text that is not empty. */
export const text = (
  longest: number,
  problemOf?: (value: string) => FieldProblem | undefined,
): z.ZodType<string> =>
  z.string().check(({ value, issues }) => {
    if (value.trim() === '') {
      hand(issues, value, {
        code: 'bad-value',
        says: 'is empty.',
        hint: 'Write a text into it.',
      });
    } else if (value.length > longest) {
      hand(issues, value, {
        code: 'too-large',
        says: `has ${value.length.toLocaleString(
          'en',
        )} characters; at most ${longest.toLocaleString('en')} are kept.`,
        hint: 'Shorten it.',
      });
    } else {
      const problem = problemOf?.(value);
      if (problem) hand(issues, value, problem);
    }
  });

const badValue = (
  says: string,
  hint: string,
  replacement?: string,
): FieldProblem => ({
  code: 'bad-value',
  says,
  hint,
  ...(replacement && { replacement }),
});

export const id = text(100, value => {
  if (isId(value)) return undefined;
  const meant = asId(value);
  return badValue(
    `has to be lower-case words joined by -, and it is ${shown(value)}.`,
    meant ? `Write ${meant}.` : 'Write a word such as on-call.',
    meant,
  );
});

export const title = text(200, value =>
  /[\r\n]/.test(value)
    ? badValue(
        'has more than one line.',
        'Write one line, without | or > before it.',
      )
    : undefined,
);
export const description = text(5_000);
export const markdown = text(400_000);

const REF = /^(?:group|user):(?:[\w.-]{1,63}\/)?[\w.-]{1,63}$/i;
export const groupOrUser = text(200, value => {
  if (REF.test(value)) return undefined;
  const name = /^[\w.-]{1,63}$/.test(value)
    ? `group:default/${value}`
    : undefined;
  return badValue(
    `has to be the reference of a group or a user, and it is ${shown(value)}.`,
    `Write ${name ?? 'a reference such as group:default/platform'}.`,
    name,
  );
});

export const day = text(30, value => {
  if (parseDay(value) !== undefined) return undefined;
  const meant = meantDay(value);
  return badValue(
    `has to be a day, and it is ${shown(value)}.`,
    meant ? `Write ${meant}.` : 'Write year, month and day, as in 2027-01-31.',
    meant,
  );
});

export const effort = text(40, value => {
  if (parseEffort(value) !== undefined) return undefined;
  const meant = meantEffort(value);
  return badValue(
    `has to be an effort, and it is ${shown(value)}.`,
    meant
      ? `Write ${meant}.`
      : 'Write minutes, hours or days, as in 30m, 2h or 3d.',
    meant,
  );
});

export const link = text(2_000, value =>
  isLink(value)
    ? undefined
    : badValue(
        `has to be an address, and it is ${shown(value)}.`,
        'Write one that begins with https://, or with / for a page of the portal.',
      ),
);

export const playbook = text(2_000, value =>
  isPage(value) || isLink(value)
    ? undefined
    : badValue(
        `has to be a playbook, and it is ${shown(value)}.`,
        'Write the id at the end of the address of its page, or an address that begins with https://, or with / for a page of the portal.',
      ),
);

const REFERENCE = /^[a-z0-9-]{1,100}\/[a-z0-9-]{1,100}$/;
export const checkName = text(201, value =>
  REFERENCE.test(value)
    ? undefined
    : badValue(
        `has to be the whole name of a check, and it is ${shown(value)}.`,
        'Write scorecard/check.',
      ),
);

/** What a schema makes of a value, with its problems as zod has them before it words them. No code is generated. */
export function runSchema<T>(
  schema: z.ZodType<T>,
  value: unknown,
): { value: T; issues: z.core.$ZodRawIssue[] } {
  const context = { async: false, jitless: true };
  const read = schema._zod.run({ value, issues: [] }, context);
  if (read instanceof Promise) throw new Error('No schema here has to wait.');
  return read as { value: T; issues: z.core.$ZodRawIssue[] };
}

/** One of several shapes, chosen by the fields that are there: zod's own unions do not tell which shape was meant. */
export const either = <T>(
  choose: (fields: Record<string, unknown>) => z.ZodType<T>,
): z.ZodType<T> =>
  z.unknown().transform((value, context): T => {
    const read = runSchema(choose(isFields(value) ? value : {}), value);
    context.issues.push(...read.issues);
    return read.value;
  });

/** A condition, read with problems of its own. */
export const condition = (field: string): z.ZodType<Condition> =>
  z.unknown().transform((value, context) => {
    const read = readCondition(value, field);
    for (const problem of read.problems) hand(context.issues, value, problem);
    return read.condition as Condition;
  });
