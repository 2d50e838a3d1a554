import type { CalendarScope } from '@callboard/backstage-plugin-oncall-common';

/** A calendar link as it is kept: without its secret. */
export interface KeptLink {
  id: string;
  kind: CalendarScope['kind'];
  /** Id of the schedule, or full reference of the group or user. */
  target: string;
  /** Full reference of a user in lower case. */
  ownerRef: string;
  createdAt: Date;
  lastUsedAt?: Date;
  /** Since then it may show nothing; undefined while it may. */
  lapsedAt?: Date;
}

/** Keeps the links of calendars. */
export interface CalendarLinkStore {
  /**
   * @param request.most - so many links one owner may have
   * @returns false when they have so many already
   */
  create(request: {
    link: KeptLink;
    tokenHash: string;
    most: number;
  }): Promise<boolean>;
  findByTokenHash(tokenHash: string): Promise<KeptLink | undefined>;
  /** The newest first. */
  listOf(ownerRef: string): Promise<KeptLink[]>;
  readAll(): Promise<KeptLink[]>;
  /** @returns false when its owner has no such link */
  remove(request: { id: string; ownerRef: string }): Promise<boolean>;
  markUsed(id: string, now: Date): Promise<void>;
  /** @param lapsedAt - undefined for links that may show something again */
  markLapsed(ids: readonly string[], lapsedAt: Date | undefined): Promise<void>;
  removeLapsed(before: Date): Promise<void>;
}
