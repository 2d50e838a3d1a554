import { randomUUID } from 'node:crypto';
import type { PlaybooksClient, Run } from '../../plugins/playbooks-common/src';
import { runSignalChannel } from '../../plugins/playbooks-common/src/events';
import { MarkQueue } from '../../plugins/playbooks/src/lib/runs/MarkQueue';
import { mergeRun } from '../../plugins/playbooks/src/lib/runs/mergeRun';

/** As the page of a run asks by itself. */
const POLL_MS = 2_000;

/**
 * Somebody with the page of a run open: the queue and the merging are those of the page; it asks when it hears a signal, and
 * every two seconds.
 */
export class RunParticipant {
  run: Run;
  /** When each entry was first seen here, by `performance.now()`. */
  readonly seenAt = new Map<string, number>();
  readonly #client: PlaybooksClient;
  readonly #token: string;
  readonly #queue: MarkQueue;
  #isReading = false;
  #isAsked = false;
  #poll?: ReturnType<typeof setInterval>;
  #socket?: WebSocket;

  constructor(options: { client: PlaybooksClient; token: string; run: Run }) {
    this.#client = options.client;
    this.#token = options.token;
    this.run = options.run;
    const { id } = this.run;
    this.#queue = new MarkQueue({
      send: async marks => {
        const news = await this.#client.markRun(
          { id, marks, after: this.run.revision },
          { token: this.#token },
        );
        this.#take(news);
        return news;
      },
      statusOf: error => (error as { statusCode?: number }).statusCode,
      reasonOf: error => (error as Error).message,
      store: {
        read: () => [],
        keep: () => undefined,
        remove: () => undefined,
      },
    });
  }

  /** Opens the page: follows signals where the portal has them, and asks from time to time. */
  async open(signalsUrl: string | undefined): Promise<void> {
    this.#poll = setInterval(() => void this.#read(), POLL_MS);
    if (signalsUrl) await this.#listen(signalsUrl);
  }

  close(): void {
    clearInterval(this.#poll);
    this.#socket?.close();
  }

  get waiting(): number {
    return this.#queue.state().pending.length;
  }

  get refused(): number {
    return this.#queue.state().refused.length;
  }

  /** @returns the id of the mark */
  mark(stepId: string): string {
    const id = randomUUID();
    const step = this.run.steps.find(one => one.stepId === stepId);
    this.#queue.add({
      id,
      kind: 'step',
      stepId,
      state: 'done',
      seenRevision: step?.revision ?? 0,
    });
    return id;
  }

  /** The first handshake after the start of a backend is lost: it is tried until the channel is open. */
  async #listen(url: string): Promise<void> {
    for (;;) {
      const socket = new WebSocket(url, this.#token);
      const isOpen = await new Promise<boolean>(resolve => {
        const timer = setTimeout(() => resolve(false), 2_000);
        socket.onopen = () => {
          clearTimeout(timer);
          resolve(true);
        };
      });
      if (isOpen) {
        socket.onmessage = () => void this.#read();
        const channel = runSignalChannel(this.run.id);
        socket.send(JSON.stringify({ action: 'subscribe', channel }));
        this.#socket = socket;
        return;
      }
      socket.close();
    }
  }

  async #read(): Promise<void> {
    this.#isAsked = true;
    if (this.#isReading) return;
    this.#isReading = true;
    while (this.#isAsked) {
      this.#isAsked = false;
      try {
        const request = { id: this.run.id, after: this.run.revision };
        this.#take(await this.#client.getRun(request, { token: this.#token }));
      } catch {
        // The page, too, asks again when it is time.
      }
    }
    this.#isReading = false;
  }

  #take(news: Run): void {
    this.run = mergeRun(this.run, news);
    const now = performance.now();
    for (const { id } of this.run.timeline) {
      if (!this.seenAt.has(id)) this.seenAt.set(id, now);
    }
  }
}
