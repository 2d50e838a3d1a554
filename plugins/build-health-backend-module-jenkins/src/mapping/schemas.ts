import { z } from 'zod';

/*
 * Plugins add fields and actions as they like, and `tree` leaves out what it was not asked for: what is not as expected is
 * unknown, and never a reason to lose the rest. Only the number and the time of a build are demanded.
 */
/** Of all moments that there are, in milliseconds since 1970. */
export const LAST_MOMENT = 8.64e15;

const text = z.string().min(1).optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);
const amount = z.number().optional().catch(undefined);

/** One that cannot be read is left out; the others stay. */
const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(z.unknown())
    .transform(items =>
      items.flatMap(one => {
        const read = item.safeParse(one);
        return read.success ? [read.data as z.output<T>] : [];
      }),
    )
    .optional()
    .catch(undefined);

/** Why a build was started, or interrupted. */
const causeSchema = z.object({
  _class: text,
  shortDescription: text,
  userId: text,
  userName: text,
  upstreamProject: text,
  upstreamBuild: amount,
});

const revisionSchema = z
  .object({
    SHA1: text,
    branch: listOf(z.object({ name: text })),
  })
  .optional()
  .catch(undefined);

/** Actions are told apart by what they hold: older controllers send no `_class`, and most are empty. */
const actionSchema = z.object({
  _class: text,
  causes: listOf(causeSchema),
  lastBuiltRevision: revisionSchema,
  remoteUrls: listOf(z.string()),
  parameters: listOf(z.object({ name: z.string(), value: z.unknown() })),
  queuingDurationMillis: amount,
  totalCount: amount,
  failCount: amount,
  skipCount: amount,
});

const changeSetSchema = z
  .object({
    items: listOf(
      z.object({
        /** Of git; Subversion has a revision instead. */
        commitId: text,
        msg: text,
        author: z.object({ fullName: text }).optional().catch(undefined),
        authorEmail: text,
      }),
    ),
  })
  .optional()
  .catch(undefined);

/** A build, as `tree` gives it. */
export const buildSchema = z.object({
  number: z.number().int(),
  timestamp: z.number().int().positive().max(LAST_MOMENT),
  url: text,
  result: text,
  building: flag,
  duration: amount,
  actions: listOf(actionSchema),
  /** Of freestyle jobs. */
  changeSet: changeSetSchema,
  /** Of pipelines. */
  changeSets: listOf(changeSetSchema),
});

const stageSchema = z.object({
  id: z.string(),
  name: z.string(),
  status: text,
  startTimeMillis: amount,
  durationMillis: amount,
  pauseDurationMillis: amount,
});

/** A run of the stage view (`wfapi`). */
export const runSchema = z.object({
  _links: z
    .object({ self: z.object({ href: text }).optional().catch(undefined) })
    .optional()
    .catch(undefined),
  id: text,
  name: text,
  status: text,
  startTimeMillis: amount,
  endTimeMillis: amount,
  durationMillis: amount,
  pauseDurationMillis: amount,
  stages: listOf(stageSchema),
});

const suitesSchema = listOf(
  z.object({ cases: listOf(z.object({ status: text })) }),
);

/** A test report of a build. */
export const testReportSchema = z.object({
  duration: amount,
  failCount: amount,
  passCount: amount,
  skipCount: amount,
  suites: suitesSchema,
  /** Of builds that join the reports of others. */
  childReports: listOf(
    z.object({
      result: z
        .object({ duration: amount, suites: suitesSchema })
        .optional()
        .catch(undefined),
    }),
  ),
});

export type JenkinsBuild = z.infer<typeof buildSchema>;
export type JenkinsAction = z.infer<typeof actionSchema>;
export type JenkinsCause = z.infer<typeof causeSchema>;
export type JenkinsRun = z.infer<typeof runSchema>;
export type JenkinsStage = z.infer<typeof stageSchema>;
export type JenkinsTestReport = z.infer<typeof testReportSchema>;
