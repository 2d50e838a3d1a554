import type {
  Check,
  Condition,
  Scorecard,
  ScorecardLevel,
  UsedCheck,
} from '../../../types';
import type { DocumentPath, Findings } from '../problems';
import { definedChecks, isUsed, type ScorecardContext } from './definedChecks';
import {
  conflictOf,
  meetRegions,
  narrow,
  regionOf,
  type Asks,
  type Region,
} from './Region';

/** A check with what has to be so for it to count as passed. */
interface Reach {
  place: Check | UsedCheck;
  name: string;
  path: DocumentPath;
  region: Region;
  /** Whether it has a filter of its own: others need not pass it then. */
  isFiltered: boolean;
  canPass: boolean;
}

const ANYTHING: Region = new Map();

const regionIn = (
  condition: Condition | undefined,
  path: DocumentPath,
  { facts }: ScorecardContext,
  negated = false,
): Region =>
  condition
    ? regionOf(condition, { scope: { facts }, path, negated })
    : ANYTHING;

const passedWhen = ({ passes, warns }: Check): Condition =>
  warns ? { any: [passes, warns] } : passes;

function tellNever(
  check: Check,
  path: DocumentPath,
  regions: { filter: Region; passed: Region },
  findings: Findings,
): void {
  const conflict = conflictOf(regions.filter, regions.passed);
  findings.add({
    code: 'impossible',
    path: conflict?.second.path ?? [...path, 'passes'],
    message: conflict
      ? `The check ${check.id} can never pass: it is about services with ${conflict.first.text}, and asks for ${conflict.second.text}.`
      : `The check ${check.id} can never pass for the services it is about.`,
    hint: 'Change appliesTo, or what passes.',
  });
}

function tellUselessWarning(
  check: Check,
  path: DocumentPath,
  context: ScorecardContext,
): void {
  const { passes, warns } = check;
  if (!warns) return;
  const place = [...path, 'warns'];
  const alone = regionIn(warns, place, context);
  const both = { all: [{ not: passes }, warns] };
  if (!alone || regionIn(both, place, context)) return;
  context.findings.add({
    code: 'impossible',
    path: place,
    message: `The check ${check.id} can never warn: whatever would warn passes already.`,
    hint: 'Make warns ask for less than passes.',
  });
}

function reachOf(
  check: Check,
  path: DocumentPath,
  around: Region,
  context: ScorecardContext,
): Pick<Reach, 'region' | 'isFiltered' | 'canPass'> {
  const place = [...path, 'appliesTo'];
  const own = regionIn(check.appliesTo, place, context);
  const filter = meetRegions(around, own);
  const passed = regionIn(passedWhen(check), [...path, 'passes'], context);
  const canPass = !!meetRegions(filter, passed);
  if (own && !filter) {
    const conflict = conflictOf(around, own);
    context.findings.add({
      code: 'impossible',
      path: conflict?.second.path ?? place,
      message: `The check ${check.id} is about no service: its appliesTo contradicts that of the scorecard.`,
      hint: 'Change one of the two.',
    });
  } else if (passed && !canPass) {
    tellNever(check, path, { filter, passed }, context.findings);
  }
  tellUselessWarning(check, path, context);
  const isFiltered = check.appliesTo !== undefined;
  return { region: passed, isFiltered, canPass };
}

function* reachesOf(
  { appliesTo, checks }: Scorecard,
  context: ScorecardContext,
): Generator<void, Reach[]> {
  const around = regionIn(appliesTo, ['appliesTo'], context);
  // A filter that takes nothing is told where it stands.
  if (!around) return [];
  const defined = definedChecks(context.scorecards);
  const reaches: Reach[] = [];
  for (const [index, place] of checks.entries()) {
    yield;
    const path = ['checks', index];
    const name = isUsed(place) ? place.use : place.id;
    if (!isUsed(place)) {
      const reach = reachOf(place, path, around, context);
      reaches.push({ place, name, path, ...reach });
      continue;
    }
    const check = defined.get(place.use);
    // Of another document: only whether it can pass here.
    const condition = check && passedWhen(check);
    const region = regionIn(condition, [...path, 'use'], context);
    const own = regionIn(check?.appliesTo, [...path, 'use'], context);
    const isFiltered = check?.appliesTo !== undefined;
    const canPass = !!meetRegions(meetRegions(around, own), region);
    reaches.push({ place, name, path, region, isFiltered, canPass });
  }
  return reaches;
}

interface Obstacle {
  path?: DocumentPath;
  message: string;
}

function conflictWith(reach: Reach, before: readonly Reach[]): Obstacle {
  for (const other of before) {
    const conflict = conflictOf(other.region, reach.region);
    if (!conflict) continue;
    const { first, second } = conflict;
    return {
      message: `${other.name} asks for ${first.text}, and ${reach.name} for ${second.text}`,
      path: isUsed(reach.place) ? reach.path : second.path,
    };
  }
  return { message: `${reach.name} cannot pass beside the others` };
}

/** What services are like that have come so far. */
class Climb {
  readonly #passed: Reach[] = [];
  /** What all of them ask together. It is added to: a scorecard may have hundreds of checks. */
  readonly #asked = new Map<string, Asks>();

  /** Takes what a level asks for, and tells why that cannot be. */
  obstacle(reaches: readonly Reach[]): Obstacle | undefined {
    for (const reach of reaches) {
      if (reach.isFiltered) continue;
      if (!reach.canPass) {
        return { message: `its check ${reach.name} can never pass` };
      }
      if (!narrow(this.#asked, reach.region)) {
        return conflictWith(reach, this.#passed);
      }
      this.#passed.push(reach);
    }
    return undefined;
  }
}

function checkReach(
  { levels }: Scorecard,
  reaches: Reach[],
  findings: Findings,
): void {
  const climb = new Climb();
  let unreached: ScorecardLevel | undefined;
  levels.forEach((level, index) => {
    const own = reaches.filter(({ place }) => place.level === level.id);
    const path = ['levels', index];
    const found = unreached
      ? { message: `${unreached.title} cannot` }
      : climb.obstacle(own);
    if (!found) return;
    unreached ??= level;
    findings.add({
      code: 'unreachable-level',
      path,
      ...found,
      message: `${level.title} can never be reached: ${found.message}.`,
      hint: 'Change one of the checks, or move it to another level.',
    });
  });
}

function checkPoints(
  { levels, checks }: Scorecard,
  reaches: Reach[],
  findings: Findings,
): void {
  const weightOf = ({ weight = 1 }: Check | UsedCheck) => weight;
  const sum = (places: (Check | UsedCheck)[]) =>
    places.reduce((total, place) => total + weightOf(place), 0);
  const possible = reaches.filter(({ canPass }) => canPass);
  const most =
    reaches.length === 0
      ? 100
      : (100 * sum(possible.map(({ place }) => place))) / sum(checks);
  levels.forEach(({ title, from }, index) => {
    const path = ['levels', index, 'from'];
    const before = levels[index - 1]?.from;
    if (from === undefined) {
      findings.add({
        code: 'missing-field',
        path,
        message: `With points, ${title} needs from: the share at which it begins.`,
        hint: 'Add from, a number from 0 to 100.',
      });
    } else if (before !== undefined && from <= before) {
      findings.add({
        code: 'bad-value',
        path,
        message: `${title} begins at ${from}, which is not above the ${before} of the level before it.`,
        hint: `Write more than ${before}, or change the order of the levels.`,
      });
    } else if (from > most) {
      findings.add({
        code: 'unreachable-level',
        path,
        message: `${title} begins at ${from}, and checks that can never pass leave ${Math.floor(
          most,
        )} at most.`,
        hint: 'Change those checks, or begin lower.',
      });
    }
  });
}

/** Tells which levels have no checks, cannot be reached, or begin at the wrong share. */
export function* checkLevels(
  scorecard: Scorecard,
  context: ScorecardContext,
): Generator<void> {
  const { findings } = context;
  const { levels, checks, ranking } = scorecard;
  const reaches = yield* reachesOf(scorecard, context);
  if (ranking === 'points') {
    checkPoints(scorecard, reaches, findings);
    return;
  }
  checkReach(scorecard, reaches, findings);
  if (levels.length === 0) {
    const message = 'The scorecard has no levels.';
    const hint = 'Add a level, or rank by points.';
    findings.add({ code: 'missing-field', path: ['levels'], message, hint });
  }
  levels.forEach(({ id, title, from }, index) => {
    const path = ['levels', index];
    if (!checks.some(({ level }) => level === id)) {
      findings.add({
        code: 'always-true',
        severity: 'warning',
        path,
        message: `${title} has no checks: services have it with the level before it.`,
        hint: 'Give it a check, or remove it.',
      });
    }
    if (from !== undefined) {
      findings.add({
        code: 'unknown-field',
        severity: 'warning',
        part: 'key',
        path: [...path, 'from'],
        message: `${title} has from, which counts only when ranking by points.`,
        hint: 'Remove it.',
      });
    }
  });
}
