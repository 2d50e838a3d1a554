import type { FactSchema, FactSet, ScalarSchema } from '../../../types';
import { celName } from '../../evaluation/cel/facts';
import type { DocumentPath, Findings } from '../problems';
import { tellDuplicates } from './tellDuplicates';

const MOST_PARTS = 30;
const SIGNER = /^(?:owner|group:(?:[\w.-]{1,63}\/)?[\w.-]{1,63})$/i;

function checkBounds(
  schema: ScalarSchema | FactSchema,
  path: DocumentPath,
  findings: Findings,
): void {
  const { type, values, minimum, maximum } = schema;
  const isAmount = type === 'number' || type === 'duration';
  const misplaced = [
    ...(values && type !== 'string' ? ['values'] : []),
    ...(minimum !== undefined && !isAmount ? ['minimum'] : []),
    ...(maximum !== undefined && !isAmount ? ['maximum'] : []),
  ];
  for (const field of misplaced) {
    findings.add({
      code: 'type-mismatch',
      part: 'key',
      path: [...path, field],
      message: `A ${type} has no ${field}.`,
      hint:
        field === 'values'
          ? 'Only a string has values: remove them, or change the type.'
          : `Only a number and a duration have it: remove it, or change the type.`,
    });
  }
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
    findings.add({
      code: 'bad-value',
      path: [...path, 'maximum'],
      message: `The maximum ${maximum} is below the minimum ${minimum}.`,
      hint: 'Swap them.',
    });
  }
  const twice = values?.findIndex(
    (value, index) => values.indexOf(value) !== index,
  );
  if (values && twice !== undefined && twice >= 0) {
    findings.add({
      code: 'duplicate-id',
      path: [...path, 'values', twice],
      message: `The value ${values[twice]} is there twice.`,
      hint: 'Remove one of the two.',
    });
  }
}

function checkItems(
  { type, items }: FactSchema,
  path: DocumentPath,
  findings: Findings,
): void {
  if (type !== 'list') {
    if (!items) return;
    findings.add({
      code: 'type-mismatch',
      part: 'key',
      path: [...path, 'items'],
      message: `A ${type} has no items.`,
      hint: 'Remove items, or make it a list.',
    });
    return;
  }
  if (!items) {
    findings.add({
      code: 'missing-field',
      path: [...path, 'items'],
      message: 'A list needs items: what one item is.',
      hint: 'Add items with type, or with parts.',
    });
  } else if ('parts' in items) {
    const parts = Object.entries(items.parts);
    if (parts.length === 0 || parts.length > MOST_PARTS) {
      findings.add({
        code: 'bad-value',
        path: [...path, 'items', 'parts'],
        message: `An item has 1 to ${MOST_PARTS} parts, and this one ${parts.length}.`,
        hint: 'Name those that are asked about.',
      });
    }
    const names = new Set<string>();
    for (const [name, part] of parts) {
      const place = [...path, 'items', 'parts', name];
      if (names.has(celName(name))) {
        findings.add({
          code: 'duplicate-id',
          part: 'key',
          path: place,
          message: `Expressions could not tell the part ${name} from another, as they write _ for -.`,
          hint: 'Give one of the two another name.',
        });
      }
      names.add(celName(name));
      checkBounds(part, place, findings);
    }
  } else checkBounds(items, [...path, 'items'], findings);
}

function checkSigners({ source, signers }: FactSet, findings: Findings): void {
  if (signers && source !== 'sign-off') {
    findings.add({
      code: 'unknown-field',
      part: 'key',
      path: ['signers'],
      message: 'Facts that are pushed have no signers.',
      hint: 'Remove signers, or write source: sign-off.',
    });
    return;
  }
  signers?.forEach((signer, index) => {
    if (SIGNER.test(signer)) return;
    findings.add({
      code: 'bad-value',
      path: ['signers', index],
      message: `${signer} cannot sign off.`,
      hint: 'Write owner, or the reference of a group such as group:default/security.',
    });
  });
}

/** People state one thing at a time. */
function checkSignable(
  { source }: FactSet,
  { type }: FactSchema,
  { path, findings }: { path: DocumentPath; findings: Findings },
): void {
  if (source !== 'sign-off' || (type !== 'list' && type !== 'map')) return;
  findings.add({
    code: 'type-mismatch',
    path: [...path, 'type'],
    message: `Nobody can sign off a ${type}.`,
    hint: 'Write a fact for each thing that is stated, of another type.',
  });
}

/** Checks the facts of a set, each by itself. */
export function checkFactSet(set: FactSet, findings: Findings): void {
  tellDuplicates(set.facts, ['facts'], 'name', findings);
  checkSigners(set, findings);
  set.facts.forEach((fact, index) => {
    const path = ['facts', index];
    checkBounds(fact, path, findings);
    checkItems(fact, path, findings);
    checkSignable(set, fact, { path, findings });
  });
}
