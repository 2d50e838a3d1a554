import {
  checkEscalationRules,
  type FieldProblem,
  type PolicyDraft,
} from '@callboard/backstage-plugin-alerts-common';

const LONGEST_TITLE = 200;

/** What is wrong with a draft, as far as that is known here; pointers are those of the backend. */
export function problemsOf({ title, teamRef, rules }: PolicyDraft) {
  const checked = checkEscalationRules(rules);
  const problems: FieldProblem[] = [];
  if (title === '' || title.length > LONGEST_TITLE) {
    const message = `is missing or too long; write 1 to ${LONGEST_TITLE} characters`;
    problems.push({ pointer: '/title', message });
  }
  if (teamRef === '') {
    problems.push({ pointer: '/teamRef', message: 'is missing; find a team' });
  }
  for (const one of 'problems' in checked ? checked.problems : []) {
    problems.push({ ...one, pointer: `/rules${one.pointer}` });
  }
  return problems;
}

const isProblem = (value: unknown): value is FieldProblem =>
  typeof value === 'object' &&
  value !== null &&
  typeof Reflect.get(value, 'pointer') === 'string' &&
  typeof Reflect.get(value, 'message') === 'string';

/** What the backend says of fields; none where its refusal is of something else. */
export function refusedFields(error: unknown): FieldProblem[] {
  const { body, problems } = (error ?? {}) as {
    body?: { error?: { problems?: unknown } };
    problems?: unknown;
  };
  const found = body?.error?.problems ?? problems;
  return Array.isArray(found) ? found.filter(isProblem) : [];
}

function valueAt(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (at, name) =>
        typeof at === 'object' && at !== null
          ? Reflect.get(at, name)
          : undefined,
      value,
    );
}

/** What was said of a draft that was sent, and holds of the one that is typed now: what the field says is the same. */
export const stillWrong = (
  problems: readonly FieldProblem[],
  sent: PolicyDraft,
  now: PolicyDraft,
): FieldProblem[] =>
  problems.filter(
    ({ pointer }) =>
      JSON.stringify(valueAt(sent, pointer)) ===
      JSON.stringify(valueAt(now, pointer)),
  );

/** Problems that are of a field, or of what is in it. */
export const problemsBelow = (
  problems: readonly FieldProblem[],
  pointer: string,
): FieldProblem[] =>
  problems.filter(
    one => one.pointer === pointer || one.pointer.startsWith(`${pointer}/`),
  );
