import type { Texts } from '@internal/frontend-kit';
import type { DescriptorReport } from './report';
import type { descriptorsTranslationRef } from './translation';

/** One thing in the folder that somebody should mend. */
export interface Finding {
  id: string;
  /** The descriptor: an entity ref, or kind and name as far as they could be read. */
  subject: string;
  /** File, and line and column where they are known. */
  place: string;
  reason: string;
  fix: string;
  /** The fix is YAML to paste, not advice. */
  isSnippet?: boolean;
}

/** Classes of findings, worst first. */
export const findingClasses = ['refused', 'collisions', 'missing'] as const;

export type FindingClass = (typeof findingClasses)[number];

type Translate = Texts<(typeof descriptorsTranslationRef)['T']>;

/** What is wrong in the folder, by class, in the words of the page. */
export function toFindings(
  report: DescriptorReport,
  t: Translate,
): Record<FindingClass, Finding[]> {
  const numbered = (finding: Omit<Finding, 'id'>, index: number): Finding => ({
    ...finding,
    id: String(index),
  });
  return {
    refused: report.refused
      .map(({ kind, name, file, line, column, reason, fix }) => ({
        subject: [kind, name].filter(Boolean).join(' ') || t('refused.unnamed'),
        place: `${file}:${line}:${column}`,
        reason,
        fix,
        // The folder reader writes advice in whole sentences and YAML without a full stop.
        isSnippet: !fix.endsWith('.'),
      }))
      .map(numbered),
    collisions: report.collisions
      .map(({ entityRef, kept, dropped }) => ({
        subject: entityRef,
        place: dropped,
        reason: t('collisions.reason', { kept }),
        fix: t('collisions.fix'),
      }))
      .map(numbered),
    missing: report.missingTargets
      .map(({ entityRef, file, target, reason }) => ({
        subject: entityRef,
        place: file,
        reason: t('missing.reason', { target, reason }),
        fix: t('missing.fix'),
      }))
      .map(numbered),
  };
}

/** The findings that hold all words of the filter, in any field. */
export function matching(findings: Finding[], filter: string): Finding[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return findings.filter(({ subject, place, reason, fix }) => {
    const text = `${subject} ${place} ${reason} ${fix}`.toLowerCase();
    return words.every(word => text.includes(word));
  });
}

/** The page's question in one line: how much is shown, how much is not and why. */
export function answer(report: DescriptorReport, t: Translate): string {
  const { refused, collisions, missingTargets } = report;
  const problems = [
    refused.length && t('answer.refused', { count: refused.length }),
    collisions.length && t('answer.collisions', { count: collisions.length }),
    missingTargets.length &&
      t('answer.missing', { count: missingTargets.length }),
  ].filter(Boolean);
  const shown = t('answer.entities', { count: report.entities });
  return problems.length > 0 ? `${shown} ${problems.join(', ')}.` : shown;
}
