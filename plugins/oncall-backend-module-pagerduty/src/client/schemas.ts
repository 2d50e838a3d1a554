import { z } from 'zod';

/*
 * The parts of PagerDuty's answers that are read. Each reference has `id`, and `summary` and `html_url` where it may be shown;
 * `type` tells layer-based schedules (`schedule_reference`) from shift-based ones (`schedule_v3_reference`), which makes no
 * difference here: ids, names and addresses are the same.
 * https://developer.pagerduty.com/api-reference/3a6b910f11050-list-all-of-the-on-calls
 */
const text = z.string().nullish();
const instant = z.iso.datetime({ offset: true });

const reference = z.object({ id: z.string(), summary: text, html_url: text });

const user = z.object({
  id: z.string(),
  name: text,
  summary: text,
  email: text,
});

/** `start` and `end` are null where somebody is always on call. */
const onCall = z.object({
  escalation_policy: reference,
  escalation_level: z.number().int().min(1),
  schedule: reference.nullish(),
  user: user.nullish(),
  start: instant.nullish(),
  end: instant.nullish(),
});

const more = z.boolean().nullish();

export const onCallPage = z.object({ oncalls: z.array(onCall), more });

const service = z.object({
  id: z.string(),
  escalation_policy: reference.nullish(),
  integrations: z.array(z.object({ integration_key: text })).nullish(),
});

export const servicePage = z.object({ services: z.array(service), more });
export const serviceAnswer = z.object({ service });

export const policyAnswer = z.object({ escalation_policy: reference });
export const userAnswer = z.object({ user });

/** Layer-based. */
export const scheduleAnswer = z.object({
  schedule: reference.extend({
    name: text,
    final_schedule: z
      .object({
        rendered_schedule_entries: z.array(
          z.object({ start: instant, end: instant, user: user.nullish() }),
        ),
      })
      .nullish(),
  }),
});

/** Shift-based: several at once, and members that are nobody (`empty_member`). */
export const shiftScheduleAnswer = z.object({
  schedule: reference.extend({
    name: text,
    final_schedule: z
      .object({
        computed_shift_assignments: z.array(
          z.object({
            start_time: instant,
            end_time: instant,
            member: z.object({ type: z.string(), user_id: text }),
          }),
        ),
      })
      .nullish(),
  }),
});

export type OnCall = z.infer<typeof onCall>;
export type Reference = z.infer<typeof reference>;
export type PagerDutyUser = z.infer<typeof user>;
export type Service = z.infer<typeof service>;
