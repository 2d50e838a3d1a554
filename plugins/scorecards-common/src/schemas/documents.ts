import { z } from 'zod';
import type {
  Campaign,
  CampaignTarget,
  Check,
  FactSet,
  Scorecard,
  Standard,
  UsedCheck,
} from '../types';
import { factSchema } from './facts';
import {
  checkName,
  condition,
  day,
  description,
  effort,
  either,
  groupOrUser,
  id,
  link,
  markdown,
  playbook,
  text,
  title,
} from './parts';

const place = {
  level: id.optional(),
  category: id.optional(),
  weight: z.number().min(0.01).max(1_000).optional(),
  countsFrom: day.optional(),
};

const fix = z.strictObject({
  text: text(20_000).optional(),
  links: z
    .array(z.strictObject({ url: link, title }))
    .max(20)
    .optional(),
  playbook: playbook.optional(),
  effort: effort.optional(),
});

const check: z.ZodType<Check> = z.strictObject({
  id,
  title,
  owner: groupOrUser.optional(),
  ...place,
  appliesTo: condition('appliesTo').optional(),
  passes: condition('passes'),
  warns: condition('warns').optional(),
  rationale: z
    .strictObject({
      text: description.optional(),
      standard: text(201).optional(),
    })
    .optional(),
  fix: fix.optional(),
});

const usedCheck: z.ZodType<UsedCheck> = z.strictObject({
  use: checkName,
  ...place,
});

/**
 * A scorecard.
 *
 * @public
 */
export const scorecardSchema: z.ZodType<Scorecard> = z.strictObject({
  kind: z.literal('Scorecard'),
  id,
  title,
  description: description.optional(),
  owner: groupOrUser,
  appliesTo: condition('appliesTo').optional(),
  ranking: z.enum(['levels', 'points']),
  levels: z
    .array(
      z.strictObject({
        id,
        title,
        from: z.number().min(0).max(100).optional(),
      }),
    )
    .max(20),
  target: id.optional(),
  categories: z.array(z.strictObject({ id, title })).max(50).optional(),
  checks: z
    .array(
      either<Check | UsedCheck>(fields =>
        Object.hasOwn(fields, 'use') ? usedCheck : check,
      ),
    )
    .max(500),
});

/**
 * A written standard.
 *
 * @public
 */
export const standardSchema: z.ZodType<Standard> = z.strictObject({
  kind: z.literal('Standard'),
  id,
  title,
  owner: groupOrUser,
  acknowledgement: z.boolean().optional(),
  text: markdown,
});

/**
 * Facts that come from outside.
 *
 * @public
 */
export const factSetSchema: z.ZodType<FactSet> = z.strictObject({
  kind: z.literal('FactSet'),
  id,
  title,
  owner: groupOrUser,
  source: z.enum(['push', 'sign-off']),
  signers: z.array(text(200)).max(50).optional(),
  facts: z.array(factSchema).min(1).max(500),
});

const target = either<CampaignTarget>(fields =>
  Object.hasOwn(fields, 'scorecard') || Object.hasOwn(fields, 'level')
    ? z.strictObject({ scorecard: id, level: id })
    : z.strictObject({ checks: z.array(checkName).min(1).max(100) }),
);

/**
 * Work on many services with an end.
 *
 * @public
 */
export const campaignSchema: z.ZodType<Campaign> = z.strictObject({
  kind: z.literal('Campaign'),
  id,
  title,
  description: description.optional(),
  owner: groupOrUser,
  scope: condition('scope').optional(),
  target,
  plan: markdown.optional(),
  startsOn: day,
  endsOn: day,
  milestones: z
    .array(
      z.strictObject({ title, on: day, share: z.number().min(0).max(100) }),
    )
    .max(50)
    .optional(),
});
