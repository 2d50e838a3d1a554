import type { Campaign, CampaignTarget } from '../../../types';
import { suggest, suggestWhole, type Findings } from '../problems';
import { checkFilter } from './checkFilter';
import { definedChecks, type ScorecardContext } from './definedChecks';

function checkTarget(
  target: CampaignTarget,
  { scorecards, findings }: ScorecardContext,
): void {
  if ('checks' in target) {
    const known = [...definedChecks(scorecards).keys()];
    target.checks.forEach((check, index) => {
      const path = ['target', 'checks', index];
      if (target.checks.indexOf(check) < index) {
        findings.add({
          code: 'duplicate-id',
          path,
          message: `The check ${check} is there twice.`,
          hint: 'Remove one of the two.',
        });
      }
      if (known.includes(check)) return;
      findings.add({
        code: 'unknown-check',
        path,
        message: `No scorecard has the check ${check}.`,
        ...suggestWhole(check, known, 'Add it to a scorecard first.'),
      });
    });
    return;
  }
  const { scorecard, level } = target;
  const found = scorecards.find(({ id }) => id === scorecard);
  if (!found) {
    findings.add({
      code: 'unknown-level',
      path: ['target', 'scorecard'],
      message: `There is no scorecard ${scorecard}.`,
      ...suggest(
        scorecard,
        scorecards.map(({ id }) => id),
        'Add the scorecard first.',
      ),
    });
    return;
  }
  const levels = found.levels.map(({ id }) => id);
  if (levels.includes(level)) return;
  findings.add({
    code: 'unknown-level',
    path: ['target', 'level'],
    message: `The scorecard ${scorecard} has no level ${level}.`,
    ...suggest(level, levels, 'Add it to the scorecard first.'),
  });
}

function checkMilestones(
  { milestones = [], startsOn, endsOn }: Campaign,
  findings: Findings,
): void {
  milestones.forEach(({ title, on, share }, index) => {
    const path = ['milestones', index];
    const before = milestones[index - 1];
    // Days of one form are in the order of their texts.
    if (on < startsOn || on > endsOn) {
      findings.add({
        code: 'bad-value',
        path: [...path, 'on'],
        message: `The milestone ${title} is on ${on}, outside of the campaign.`,
        hint: `Write a day from ${startsOn} to ${endsOn}.`,
      });
    } else if (before && on <= before.on) {
      findings.add({
        code: 'bad-value',
        path: [...path, 'on'],
        message: `The milestone ${title} is on ${on}, and the one before it is on ${before.on}.`,
        hint: 'Write milestones in the order of their days.',
      });
    }
    if (before && share <= before.share) {
      findings.add({
        code: 'bad-value',
        path: [...path, 'share'],
        message: `The milestone ${title} wants ${share}, which is not more than the ${before.share} before it.`,
        hint: `Write more than ${before.share}.`,
      });
    } else if (share > 0 && share < 1) {
      findings.add({
        code: 'bad-value',
        path: [...path, 'share'],
        message: `share is a percentage, and ${share} is less than one.`,
        hint: `Write ${Math.round(share * 100)}.`,
        replacement: String(Math.round(share * 100)),
        writtenAs: 'yaml',
      });
    }
  });
}

/** Checks a campaign against what there is. */
export function checkCampaign(
  campaign: Campaign,
  context: ScorecardContext,
): void {
  const { startsOn, endsOn } = campaign;
  checkFilter(campaign.scope, ['scope'], context);
  checkTarget(campaign.target, context);
  if (endsOn <= startsOn) {
    context.findings.add({
      code: 'bad-value',
      path: ['endsOn'],
      message: `The campaign ends on ${endsOn}, which is not after its start on ${startsOn}.`,
      hint: 'Write a later day.',
    });
    return;
  }
  checkMilestones(campaign, context.findings);
}
