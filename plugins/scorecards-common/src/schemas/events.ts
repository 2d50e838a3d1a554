/**
 * Schemas of the events of scorecards, for those who subscribe to them.
 *
 * @packageDocumentation
 */
import { z } from 'zod';
import {
  scorecardsEventTopics,
  type DocumentPublishedEvent,
  type DocumentRetiredEvent,
  type ExemptionEvent,
  type LevelChangedEvent,
} from '../events';

export * from '../events';

const event = {
  version: z.literal(1),
  eventId: z.string().min(1).max(64),
  happenedAt: z.iso.datetime(),
};

const id = z.string().min(1).max(201);
const entityRef = z.string().min(1).max(400);
const kind = z.enum(['Scorecard', 'Standard', 'FactSet', 'Campaign']);

/**
 * Of {@link LevelChangedEvent}. Fields that come later are left out.
 *
 * @public
 */
export const levelChangedEventSchema: z.ZodType<LevelChangedEvent> = z.object({
  ...event,
  entityRef,
  scorecard: id,
  scorecardVersion: z.number().int(),
  from: id.optional(),
  to: id.optional(),
  cause: z.string(),
});

/**
 * Of {@link DocumentPublishedEvent}.
 *
 * @public
 */
export const documentPublishedEventSchema: z.ZodType<DocumentPublishedEvent> =
  z.object({ ...event, kind, id, documentVersion: z.number().int() });

/**
 * Of {@link DocumentRetiredEvent}.
 *
 * @public
 */
export const documentRetiredEventSchema: z.ZodType<DocumentRetiredEvent> =
  z.object({ ...event, kind, id });

/**
 * Of {@link ExemptionEvent}.
 *
 * @public
 */
export const exemptionEventSchema: z.ZodType<ExemptionEvent> = z.object({
  ...event,
  exemptionId: id,
  entityRef,
  check: id.optional(),
  scorecard: id.optional(),
  state: z.enum(['requested', 'approved', 'refused', 'revoked', 'ended']),
  until: z.iso.datetime(),
});

/**
 * Schemas by topic.
 *
 * @public
 */
export const scorecardsEventSchemas = {
  [scorecardsEventTopics.levelChanged]: levelChangedEventSchema,
  [scorecardsEventTopics.documentPublished]: documentPublishedEventSchema,
  [scorecardsEventTopics.documentRetired]: documentRetiredEventSchema,
  [scorecardsEventTopics.exemptionRequested]: exemptionEventSchema,
  [scorecardsEventTopics.exemptionDecided]: exemptionEventSchema,
  [scorecardsEventTopics.exemptionEnded]: exemptionEventSchema,
} as const;
