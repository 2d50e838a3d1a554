import type {
  AlertAnswer,
  FiringAlert,
  Playbook,
  PlaybookPage,
  PlaybookSource,
} from '../types';

/**
 * What every call of the API takes.
 *
 * @public
 */
export interface PlaybooksRequestOptions {
  /** Of a backend that calls for somebody; browsers send their own. */
  token?: string;
  signal?: AbortSignal;
}

/**
 * Playbooks over the API. Every method throws a `ResponseError` of `@backstage/errors` when the backend refuses.
 *
 * @public
 */
export interface PlaybooksApi {
  listPlaybooks(
    request: { q?: string; limit?: number; cursor?: string },
    options?: PlaybooksRequestOptions,
  ): Promise<PlaybookPage>;
  /** A page, or one of its versions; a removed one is found by its version only. */
  getPlaybook(
    request: { id: string; version?: string },
    options?: PlaybooksRequestOptions,
  ): Promise<Playbook>;
  /** The pages that answer an alert. */
  findPlaybooks(
    alert: Pick<FiringAlert, 'labels'> & Partial<FiringAlert>,
    options?: PlaybooksRequestOptions,
  ): Promise<AlertAnswer>;
  listSources(
    options?: PlaybooksRequestOptions,
  ): Promise<{ items: PlaybookSource[] }>;
}
