import type { NewMessage } from './WatchStore';

/** What is known of the way from a service to who is on call for it. */
export interface WatchedService {
  /** Full, lower case. */
  entityRef: string;
  /** The group that owns it. */
  teamRef?: string;
  /** Why it leads to nobody; absent when it leads to somebody. */
  problem?: string;
}

/** Keeps what was told of services. */
export interface ServiceWatchStore {
  /** The step is absent until somebody has looked. */
  read(): Promise<{ step?: number; services: WatchedService[] }>;
  /**
   * Writes what is known now and what is to be told, or nothing when somebody else was quicker.
   *
   * @param advance.from - the step that was read
   * @param advance.gone - references of services that are no more
   * @returns false when somebody else was quicker
   */
  advance(advance: {
    from?: number;
    changed: readonly WatchedService[];
    gone: readonly string[];
    messages: readonly NewMessage[];
  }): Promise<boolean>;
}
