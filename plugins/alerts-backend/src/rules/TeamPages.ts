import { createHash, randomUUID } from 'node:crypto';
import { InputError } from '@backstage/errors';
import { plainText } from '@internal/backend-kit';
import type {
  EscalationPreview,
  Incoming,
  PagePreviewRequest,
  PageRequest,
} from '@callboard/backstage-plugin-alerts-common';
import type { AlertStore } from '../database/AlertStore';
import type { IntakeStore } from '../database/IntakeStore';
import type { AlertDirectory } from '../directory/AlertDirectory';
import { PERSON_LANE } from '../lifecycle/records';
import type { PagesByHand } from '../service/PageDesk';
import type { EscalationPreviews } from './EscalationPreviews';
import { placeOf } from './placeOf';

const LONGEST_TITLE = 255;

const sha256 = (text: string) =>
  createHash('sha256').update(text).digest('hex');

/** In the form of a UUID of version 8: the same for the same. */
function uuidOf(text: string): string {
  const hex = sha256(text);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-');
}

/** The first words, as many as a title has room for. */
function titleOf(text: string): string {
  if (text.length <= LONGEST_TITLE) return text;
  const start = text.slice(0, LONGEST_TITLE - 1);
  const end = start.lastIndexOf(' ');
  const words = end > 0 ? start.slice(0, end) : start;
  return `${words.replace(/[\uD800-\uDBFF]$/, '')}…`;
}

function incomingOf(
  id: string,
  { entityRef, text, severity }: PageRequest,
  actorRef: string,
): Incoming {
  return {
    events: [
      {
        action: 'trigger',
        ...{ dedupKey: id, groupKey: id },
        ...{ title: titleOf(text), summary: text, severity, entityRef },
        labels: { paged_by: actorRef },
        ...{ annotations: {}, links: [] },
      },
    ],
  };
}

/** People page people: what they write takes the way of what senders post. */
export class TeamPages implements PagesByHand {
  readonly #options: {
    previews: Pick<EscalationPreviews, 'previewPage'>;
    intake: Pick<IntakeStore, 'add'>;
    alerts: Pick<AlertStore, 'read'>;
    directory: Pick<AlertDirectory, 'entity' | 'isReady'>;
    onKept: (laneId: string) => void;
    clock: () => number;
  };

  constructor(options: {
    previews: Pick<EscalationPreviews, 'previewPage'>;
    intake: Pick<IntakeStore, 'add'>;
    alerts: Pick<AlertStore, 'read'>;
    directory: Pick<AlertDirectory, 'entity' | 'isReady'>;
    /** Called once something is to be worked in. */
    onKept: (laneId: string) => void;
    clock?: () => number;
  }) {
    this.#options = { ...options, clock: options.clock ?? Date.now };
  }

  previewPage(request: PagePreviewRequest): Promise<EscalationPreview> {
    return this.#options.previews.previewPage(request);
  }

  /** Sent again with the same id, it pages once. */
  async pageTeam(
    request: PageRequest,
    actorRef: string,
  ): Promise<{ id: string }> {
    const { intake, alerts, directory, onKept, clock } = this.#options;
    placeOf(request.entityRef, directory);
    const text = plainText(request.text).replace(/\s+/g, ' ').trim();
    if (text === '') throw new InputError('text: write what is wrong');
    const { requestId } = request;
    const id =
      requestId === undefined
        ? randomUUID()
        : uuidOf(JSON.stringify([actorRef, requestId]));
    const isSentBefore =
      requestId !== undefined && (await alerts.read([id])).has(id);
    if (isSentBefore) return { id };
    const incoming = incomingOf(id, { ...request, text }, actorRef);
    await intake.add({
      ...{ laneId: PERSON_LANE, kind: 'person', actorRef, incoming },
      bodyHash: sha256(JSON.stringify(incoming)),
      receivedAt: clock(),
    });
    onKept(PERSON_LANE);
    return { id };
  }
}
