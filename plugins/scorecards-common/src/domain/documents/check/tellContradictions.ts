import type { CelCondition, Condition, ListCondition } from '../../../types';
import type { DocumentPath, Findings } from '../problems';
import {
  conflictOf,
  meetRegions,
  regionOf,
  within,
  type Asks,
  type Region,
} from './Region';
import { isGroup, isList } from '../../conditions';
import { comparisonOf, type Leaf, type Scope } from './subjects';

interface Place {
  scope: Scope;
  path: DocumentPath;
  findings: Findings;
}

const at = (place: Place, ...steps: DocumentPath): Place => ({
  ...place,
  path: [...place.path, ...steps],
});

/** What in a list of regions leaves nothing in common, and where. */
function clash(
  regions: Region[],
): { first?: Asks; second?: Asks; index: number } | undefined {
  let met = regions[0];
  for (let index = 1; index < regions.length; index++) {
    met = meetRegions(met, regions[index]);
    if (met) continue;
    for (const before of regions.slice(0, index)) {
      const conflict = conflictOf(before, regions[index]);
      if (conflict) return { ...conflict, index };
    }
    return { index };
  }
  return undefined;
}

function tellAll(children: Condition[], place: Place, negated: boolean): void {
  const field = negated ? 'any' : 'all';
  const regions = children.map((child, index) => {
    const { scope, path } = at(place, field, index);
    return regionOf(child, { scope, path, negated });
  });
  // What is impossible by itself is told there.
  if (regions.some(region => !region)) return;
  const found = clash(regions);
  if (!found) return;
  const { first, second, index } = found;
  const path = second?.path ?? [...place.path, field, index];
  if (negated) {
    place.findings.add({
      code: 'always-true',
      severity: 'warning',
      path,
      message: 'One of the conditions of this any is always true.',
      hint: 'Remove any, or change one of them.',
    });
    return;
  }
  place.findings.add({
    code: 'impossible',
    path,
    message:
      first && second
        ? `This cannot be: ${first.text} and ${second.text} at the same time.`
        : 'This cannot be true together with the conditions before it.',
    hint: 'Change one of them, or write any in the place of all.',
  });
}

function tellSingle(
  condition: Leaf | ListCondition | CelCondition,
  place: Place,
): void {
  const { scope, path, findings } = place;
  const isNever = !regionOf(condition, { scope, path, negated: false });
  const isAlways = !regionOf(condition, { scope, path, negated: true });
  const { operator: asked } = comparisonOf(condition);
  const about = { path: [...path, asked] };
  if (isNever) {
    findings.add({
      ...about,
      code: 'impossible',
      message: `Nothing can make this true: ${asked} asks for what never is.`,
      hint: 'Change the value or the comparison.',
    });
  } else if (isAlways) {
    findings.add({
      ...about,
      code: 'always-true',
      severity: 'warning',
      message: `This is always true when it is known: ${asked} asks for what always is.`,
      hint: 'Change the value, or ask for present.',
    });
  }
}

/** Tells which parts of a condition can never be true, and which always are. Its types are right. */
export function tellContradictions(condition: Condition, place: Place): void {
  if ('not' in condition) {
    tellContradictions(condition.not, at(place, 'not'));
  } else if (isGroup(condition)) {
    const field = 'all' in condition ? 'all' : 'any';
    const children = 'all' in condition ? condition.all : condition.any;
    children.forEach((child, index) =>
      tellContradictions(child, at(place, field, index)),
    );
    tellAll(children, place, field === 'any');
  } else if (isList(condition)) {
    const scope = within(condition, place.scope);
    if (scope && condition.where) {
      tellContradictions(condition.where, at({ ...place, scope }, 'where'));
    }
    if (scope && 'forAll' in condition) {
      tellContradictions(condition.is, at({ ...place, scope }, 'is'));
    }
    if ('count' in condition) tellSingle(condition, place);
  } else tellSingle(condition, place);
}
