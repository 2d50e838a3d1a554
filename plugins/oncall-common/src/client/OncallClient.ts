import { ResponseError } from '@backstage/errors';
import type {
  CalendarLink,
  CalendarScope,
  CreateScheduleRequest,
  MyShift,
  NewCalendarLink,
  NewOverride,
  OnCallByRefs,
  OnCallRequest,
  OnCallHits,
  PersonShift,
  PreviewRequest,
  SaveVersionRequest,
  Schedule,
  ScheduleChange,
  ScheduleFields,
  SchedulePage,
  SchedulePreview,
  UncoveredServicePage,
} from '../types';
import type {
  ListSchedulesRequest,
  OncallApi,
  OncallRequestOptions,
} from './OncallApi';

import { unpackOnCall } from './onCallWire';

const pathOf = (id: string) => `/schedules/${encodeURIComponent(id)}`;

/** Without what is undefined. */
function queryOf(request: object): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request)) {
    if (value !== undefined) query.set(name, String(value));
  }
  return query;
}

/**
 * Client of the on-call REST API.
 *
 * @public
 */
export class OncallClient implements OncallApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi ?? { fetch: (...args) => fetch(...args) };
  }

  async getOnCallByRefs(
    request: OnCallRequest,
    options?: OncallRequestOptions,
  ): Promise<OnCallByRefs> {
    return unpackOnCall(
      await this.#send('POST', '/on-call/by-refs', request, options),
    );
  }

  async searchOnCall(
    { q }: { q: string },
    options?: OncallRequestOptions,
  ): Promise<OnCallHits> {
    const query = new URLSearchParams({ q });
    return this.#send('GET', `/on-call/search?${query}`, undefined, options);
  }

  async listShiftsOf(
    request: { person: string; from: string; to: string },
    options?: OncallRequestOptions,
  ): Promise<{ items: PersonShift[] }> {
    const path = `/on-call/shifts?${queryOf(request)}`;
    return this.#send('GET', path, undefined, options);
  }

  async listMyShifts(
    options?: OncallRequestOptions,
  ): Promise<{ items: MyShift[] }> {
    return this.#send('GET', '/my/shifts', undefined, options);
  }

  async listSchedules(
    request: ListSchedulesRequest,
    options?: OncallRequestOptions,
  ): Promise<SchedulePage> {
    const path = `/schedules?${queryOf(request)}`;
    return this.#send('GET', path, undefined, options);
  }

  async listUncoveredServices(
    request: { team?: string; cursor?: string; limit?: number },
    options?: OncallRequestOptions,
  ): Promise<UncoveredServicePage> {
    const path = `/uncovered-services?${queryOf(request)}`;
    return this.#send('GET', path, undefined, options);
  }

  async getSchedule(
    { id }: { id: string },
    options?: OncallRequestOptions,
  ): Promise<Schedule> {
    return this.#send('GET', pathOf(id), undefined, options);
  }

  async listScheduleChanges(
    { id }: { id: string },
    options?: OncallRequestOptions,
  ): Promise<{ items: ScheduleChange[] }> {
    return this.#send('GET', `${pathOf(id)}/changes`, undefined, options);
  }

  async createSchedule(
    request: CreateScheduleRequest,
    options?: OncallRequestOptions,
  ): Promise<Schedule> {
    return this.#send('POST', '/schedules', request, options);
  }

  async updateSchedule(
    { id, ...body }: ScheduleFields & { id: string; baseRevision: number },
    options?: OncallRequestOptions,
  ): Promise<Schedule> {
    return this.#send('PUT', pathOf(id), body, options);
  }

  async deleteSchedule(
    { id }: { id: string },
    options?: OncallRequestOptions,
  ): Promise<void> {
    await this.#fetch('DELETE', pathOf(id), undefined, options);
  }

  async restoreSchedule(
    { id }: { id: string },
    options?: OncallRequestOptions,
  ): Promise<Schedule> {
    return this.#send('POST', `${pathOf(id)}/restore`, undefined, options);
  }

  async saveScheduleVersion(
    { id, ...body }: SaveVersionRequest & { id: string },
    options?: OncallRequestOptions,
  ): Promise<Schedule> {
    return this.#send('POST', `${pathOf(id)}/versions`, body, options);
  }

  async addOverride(
    { id, override }: { id: string; override: NewOverride },
    options?: OncallRequestOptions,
  ): Promise<Schedule> {
    return this.#send('POST', `${pathOf(id)}/overrides`, override, options);
  }

  async removeOverride(
    { id, overrideId }: { id: string; overrideId: string },
    options?: OncallRequestOptions,
  ): Promise<Schedule> {
    const path = `${pathOf(id)}/overrides/${encodeURIComponent(overrideId)}`;
    return this.#send('DELETE', path, undefined, options);
  }

  async previewSchedule(
    request: PreviewRequest,
    options?: OncallRequestOptions,
  ): Promise<SchedulePreview> {
    return this.#send('POST', '/schedules/preview', request, options);
  }

  async listCalendarLinks(
    options?: OncallRequestOptions,
  ): Promise<{ items: CalendarLink[] }> {
    return this.#send('GET', '/calendar-links', undefined, options);
  }

  async createCalendarLink(
    scope: CalendarScope,
    options?: OncallRequestOptions,
  ): Promise<NewCalendarLink> {
    return this.#send('POST', '/calendar-links', scope, options);
  }

  async revokeCalendarLink(
    { id }: { id: string },
    options?: OncallRequestOptions,
  ): Promise<void> {
    const path = `/calendar-links/${encodeURIComponent(id)}`;
    await this.#fetch('DELETE', path, undefined, options);
  }

  async #send<T>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body: unknown,
    options?: OncallRequestOptions,
  ): Promise<T> {
    return (await this.#fetch(method, path, body, options)).json();
  }

  async #fetch(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body: unknown,
    options: OncallRequestOptions = {},
  ): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('oncall');
    const response = await this.#fetchApi.fetch(`${baseUrl}${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(options.token && { Authorization: `Bearer ${options.token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: options.signal,
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}
