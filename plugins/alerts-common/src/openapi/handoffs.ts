/** Paths of notes that who was on call hands to who comes next. Ids of shifts stand in bodies and queries: they may have dots. */
import { alertSeverities } from '../types';
import {
  answers,
  body,
  count,
  list,
  object,
  oneOf,
  query,
  short,
  text,
  words,
} from './components';
import { named } from './schemas';

const shiftId = short(400);

export const handoffShift = object(
  ['id', 'scheduleId', 'scheduleName', 'team', 'startsAt', 'endsAt', 'people'],
  {
    ...{ id: text, scheduleId: text, scheduleName: text, team: named },
    ...{ startsAt: text, endsAt: text, people: list(named, 100) },
  },
);

export const handoffLine = object(['id', 'section'], {
  id: text,
  section: oneOf(['open', 'happened', 'watch']),
  text: words,
  alert: object(['id', 'title', 'severity', 'state', 'openedAt', 'minutes'], {
    ...{ id: text, title: text, severity: oneOf(alertSeverities) },
    state: oneOf(['firing', 'acknowledged', 'resolved']),
    ...{ openedAt: text, entity: named, minutes: count },
    ...{ by: named, resolvedBy: named },
  }),
  until: text,
  count,
});

const done = object(['by', 'at'], { by: named, at: text });

export const handoff = object(['shift', 'state', 'lines', 'allowed'], {
  shift: handoffShift,
  next: object(['people', 'startsAt'], {
    people: list(named, 100),
    startsAt: text,
  }),
  state: oneOf(['draft', 'sent', 'read']),
  lines: list(handoffLine, 420),
  sent: done,
  read: done,
  allowed: list(oneOf(['send', 'confirm']), 2),
});

export const handoffRequest = object(['shift', 'lines', 'watch'], {
  shift: shiftId,
  lines: list(short(400), 400),
  watch: list(short(500), 20),
});

export const myHandoff = object(['shift', 'todo'], {
  shift: handoffShift,
  todo: oneOf(['send', 'confirm']),
});

const answersHandoff = answers('The note as it is then.', handoff);

export const handoffPaths = {
  '/handoffs/mine': {
    get: {
      operationId: 'listMyHandoffs',
      summary: 'Shifts that the caller is to hand over, and notes to read',
      responses: answers(
        'The earliest first.',
        object(['items'], { items: list(myHandoff, 100) }),
      ),
    },
  },
  '/handoffs': {
    get: {
      operationId: 'getHandoff',
      summary: 'The note of a shift, or what it would be',
      parameters: [{ ...query('shift', shiftId), required: true } as const],
      responses: answersHandoff,
    },
  },
  '/handoffs/send': {
    post: {
      operationId: 'sendHandoff',
      summary: 'Sends a note to who is on call next',
      requestBody: body(handoffRequest),
      responses: answersHandoff,
    },
  },
  '/handoffs/confirm': {
    post: {
      operationId: 'confirmHandoff',
      summary: 'Who is on call next has read the note',
      requestBody: body(object(['shift'], { shift: shiftId })),
      responses: answersHandoff,
    },
  },
} as const;
