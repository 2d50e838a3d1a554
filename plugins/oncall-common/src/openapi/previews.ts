import {
  errors,
  interval,
  json,
  layerShift,
  span,
  zoneTable,
} from './components';
import { configuration, moment } from './configuration';

export const previewRequest = {
  type: 'object',
  additionalProperties: false,
  required: ['configuration', 'window'],
  properties: {
    configuration,
    window: {
      type: 'object',
      additionalProperties: false,
      required: ['startsAt', 'endsAt'],
      properties: {
        startsAt: {
          ...moment,
          description: `${moment.description} in the last version’s zone`,
        },
        endsAt: moment,
      },
    },
  },
} as const;

export const preview = {
  type: 'object',
  additionalProperties: false,
  required: ['intervals', 'gaps', 'layers', 'zones', 'timeZoneDataVersion'],
  properties: {
    intervals: { type: 'array', items: interval },
    gaps: { type: 'array', items: span },
    layers: { type: 'array', items: layerShift },
    zones: { type: 'array', items: zoneTable },
    timeZoneDataVersion: { type: 'string' },
  },
} as const;

export const previews = {
  '/schedules/preview': {
    post: {
      operationId: 'previewSchedule',
      summary:
        'Who would be on call in a window by a configuration, where nobody would be, and why; nothing is stored',
      requestBody: {
        required: true,
        ...json(previewRequest),
      },
      responses: {
        ...errors,
        '200': {
          description:
            'Intervals and gaps tile the window: half-open, in UTC, neighbours with the same people merged.',
          ...json(preview),
        },
      },
    },
  },
} as const;
