import type { Check, Scorecard, Standard, UsedCheck } from '../../../types';
import {
  suggest,
  suggestWhole,
  type DocumentPath,
  type Findings,
} from '../problems';
import { sentencesOf } from '../sentencesOf';
import { checkCondition } from './checkCondition';
import { checkFilter } from './checkFilter';
import { checkLevels } from './checkLevels';
import { definedChecks, isUsed, type ScorecardContext } from './definedChecks';
import { placeholderProblems } from './placeholders';
import { tellDuplicates } from './tellDuplicates';

function tellUnknown(
  id: string | undefined,
  known: readonly string[],
  place: { path: DocumentPath; code: 'unknown-level' | 'unknown-category' },
  findings: Findings,
): void {
  if (id === undefined || known.includes(id)) return;
  const what = place.code === 'unknown-level' ? 'level' : 'category';
  findings.add({
    ...place,
    message: `The scorecard has no ${what} ${id}.`,
    ...suggest(
      id,
      known,
      `Add it to ${what === 'level' ? 'levels' : 'categories'}.`,
    ),
  });
}

/** A draft is checked with each key that is pressed, and has many checks of one standard. */
const anchorsByStandard = new WeakMap<Standard, string[]>();

function anchorsIn(standard: Standard): string[] {
  const known = anchorsByStandard.get(standard);
  if (known) return known;
  const anchors = sentencesOf(standard.text).map(({ anchor }) => anchor);
  anchorsByStandard.set(standard, anchors);
  return anchors;
}

function checkRationale(
  standard: string,
  path: DocumentPath,
  { standards, findings }: ScorecardContext,
): void {
  const [id, anchor = ''] = standard.split('#');
  const found = standards.find(one => one.id === id);
  const place = { code: 'unknown-standard' as const, path };
  if (!found) {
    const near = suggest(
      id,
      standards.map(one => one.id),
      'Add the standard first.',
    );
    findings.add({
      ...place,
      message: `There is no standard ${id}.`,
      ...near,
      ...(near.replacement && { replacement: `${near.replacement}#${anchor}` }),
    });
    return;
  }
  const anchors = anchorsIn(found);
  if (anchors.includes(anchor)) return;
  const names = anchors.map(each => `${id}#${each}`);
  const near = suggest(
    `${id}#${anchor}`,
    names,
    'Write {#name} behind a sentence of it.',
  );
  findings.add({
    ...place,
    message: anchor
      ? `The standard ${id} has no sentence ${anchor}.`
      : `${standard} does not say which sentence of the standard is meant.`,
    ...near,
  });
}

function checkOwn(
  check: Check,
  path: DocumentPath,
  scorecard: Scorecard,
  context: ScorecardContext,
): void {
  const { findings, facts } = context;
  checkFilter(
    check.appliesTo,
    [...path, 'appliesTo'],
    context,
    scorecard.appliesTo,
  );
  checkCondition(check.passes, [...path, 'passes'], context);
  if (check.warns) checkCondition(check.warns, [...path, 'warns'], context);
  const { rationale, fix } = check;
  if (rationale?.standard !== undefined) {
    const place = [...path, 'rationale', 'standard'];
    checkRationale(rationale.standard, place, context);
  }
  if (fix?.text !== undefined) {
    const place = [...path, 'fix', 'text'];
    findings.add(...placeholderProblems(fix.text, place, facts));
  }
}

function checkUse(
  { use }: UsedCheck,
  path: DocumentPath,
  scorecard: Scorecard,
  { scorecards, findings }: ScorecardContext,
): void {
  const others = scorecards.filter(({ id }) => id !== scorecard.id);
  const known = [...definedChecks(others).keys()];
  if (known.includes(use)) return;
  const isOwn = use.startsWith(`${scorecard.id}/`);
  findings.add({
    code: 'unknown-check',
    path: [...path, 'use'],
    message: isOwn
      ? `${use} is a check of this scorecard itself.`
      : `No other scorecard has the check ${use}.`,
    ...(isOwn
      ? { hint: 'Remove it: it counts already.' }
      : suggestWhole(
          use,
          known,
          'Write scorecard/check of another scorecard.',
        )),
  });
}

function checkPlace(
  check: Check | UsedCheck,
  path: DocumentPath,
  { ranking, levels, categories }: Scorecard,
  findings: Findings,
): void {
  const ids = levels.map(({ id }) => id);
  if (ranking === 'levels' && check.level === undefined) {
    findings.add({
      code: 'missing-field',
      path: [...path, 'level'],
      message: `The check ${
        isUsed(check) ? check.use : check.id
      } has no level.`,
      hint: `Add level, one of ${ids.join(', ')}.`,
    });
  }
  const level = { path: [...path, 'level'], code: 'unknown-level' as const };
  tellUnknown(check.level, ids, level, findings);
  if (!categories) return;
  const category = {
    path: [...path, 'category'],
    code: 'unknown-category' as const,
  };
  tellUnknown(
    check.category,
    categories.map(({ id }) => id),
    category,
    findings,
  );
}

function tellRemoved({ checks }: Scorecard, context: ScorecardContext): void {
  const ids = new Set(
    checks.map(check => (isUsed(check) ? check.use : check.id)),
  );
  for (const before of context.previous?.checks ?? []) {
    const id = isUsed(before) ? before.use : before.id;
    if (ids.has(id)) continue;
    context.findings.add({
      code: 'removed-check',
      severity: 'warning',
      path: ['checks'],
      message: `The check ${id} is no longer there: its results and exemptions end.`,
      hint: 'Keep its id when it was only renamed: change its title.',
    });
  }
}

/** Checks a scorecard against what there is. */
export function* checkScorecard(
  scorecard: Scorecard,
  context: ScorecardContext,
): Generator<void> {
  const { findings } = context;
  const { levels, categories = [], checks, target } = scorecard;
  tellDuplicates(levels, ['levels'], 'id', findings);
  tellDuplicates(categories, ['categories'], 'id', findings);
  tellDuplicates(checks, ['checks'], 'id', findings);
  tellDuplicates(checks, ['checks'], 'use', findings);
  tellUnknown(
    target,
    levels.map(({ id }) => id),
    { path: ['target'], code: 'unknown-level' },
    findings,
  );
  if (checks.length === 0) {
    const message = 'The scorecard has no checks.';
    const hint = 'Add a check.';
    findings.add({ code: 'missing-field', path: ['checks'], message, hint });
  }
  checkFilter(scorecard.appliesTo, ['appliesTo'], context);
  for (const [index, check] of checks.entries()) {
    yield;
    const path = ['checks', index];
    checkPlace(check, path, scorecard, findings);
    if (isUsed(check)) checkUse(check, path, scorecard, context);
    else checkOwn(check, path, scorecard, context);
  }
  yield* checkLevels(scorecard, context);
  tellRemoved(scorecard, context);
}
