import { z } from 'zod';
import type { AlertEvent } from './events';
import { alertSeverities } from './types';

const id = z.string().min(1).max(64);
const ref = z.string().min(1).max(400);

/**
 * Of {@link AlertEvent}, whichever topic it comes on. Fields that come later are left out.
 *
 * @public
 */
export const alertEventSchema: z.ZodType<AlertEvent> = z.object({
  version: z.literal(1),
  id,
  alertId: id,
  at: z.iso.datetime(),
  entityRef: ref.optional(),
  teamRef: ref.optional(),
  severity: z.enum(alertSeverities),
  state: z.enum(['firing', 'acknowledged', 'resolved']),
  by: ref.optional(),
});
