/** What of a delivery is to be worked in next. Reports of tests come last, and hold up no builds. */
export type DeliveryStage = 'builds' | 'tests';

/** Deliveries of one source, or of all but these. */
export type DeliverySelection =
  | { source: string }
  | { notOf: readonly string[] };

/** A delivery that is to be worked in. */
export interface WaitingDelivery {
  id: number;
  sourceId: string;
  kind: string;
  body: string;
  receivedAt: Date;
  /** How often it has failed. */
  attempts: number;
}

/** A delivery that was given up. */
export interface DeadDelivery {
  id: number;
  sourceId: string;
  kind: string;
  receivedAt: Date;
  problem: string;
}

/** What is known of the deliveries of a source. */
export interface DeliveryCounts {
  waiting: number;
  dead: number;
  /** Sent again, and kept once. */
  repeats: number;
  lastReceivedAt?: Date;
}

/** Where what was sent is kept until it is worked in. */
export interface DeliveryStore {
  /**
   * @param delivery - its body is a text, or the bytes of one in UTF-8
   * @returns whether it was not there yet
   */
  add(
    delivery: {
      sourceId: string;
      key: string;
      kind: string;
      body: string | Buffer;
    },
    now: Date,
    options?: {
      /** Default: true, it was sent again where it is there already. */
      countsRepeat?: boolean;
      /** Default: true, where it was given up it is worked in once more. */
      revives?: boolean;
    },
  ): Promise<boolean>;
  /**
   * Takes deliveries for a time, after which another worker may take them: this one has died. Together their bodies are a few MB,
   * but for one that is larger alone.
   */
  take(options: {
    now: Date;
    forMs: number;
    limit: number;
    stage: DeliveryStage;
    /** Default: of all sources. */
    which?: DeliverySelection;
  }): Promise<WaitingDelivery[]>;
  /** Lets others take what was taken and not looked at. */
  giveBack(ids: readonly number[], now: Date): Promise<void>;
  /** What was sent is emptied; that it came is kept, so that it is known again. */
  done(ids: readonly number[]): Promise<void>;
  /** Builds and jobs of these are worked in, and reports of tests are not. */
  handOn(ids: readonly number[], now: Date): Promise<void>;
  /** It needs something that is not there yet; this is no failure. */
  postpone(id: number, wait: { problem: string; until: Date }): Promise<void>;
  /** No further try would change anything. */
  giveUp(id: number, problem: string): Promise<void>;
  /**
   * Tries it again later; the fifth time it is given up.
   *
   * @returns what became of it; undefined where another worker was done with it before
   */
  failed(
    id: number,
    failure: { problem: string; now: Date },
  ): Promise<'waiting' | 'dead' | undefined>;
  /** Given up ones, the newest first. */
  readDead(limit: number): Promise<DeadDelivery[]>;
  /** Tries one that was given up again. @returns whether there was one */
  retry(id: number, now: Date): Promise<boolean>;
  counts(): Promise<Map<string, DeliveryCounts>>;
  /** Removes some of what was worked in, or given up, before. @returns how many */
  remove(state: 'done' | 'dead', before: Date): Promise<number>;
}
