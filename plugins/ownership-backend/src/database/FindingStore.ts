/** Since when a finding is seen. */
export interface KeptFinding {
  entityRef: string;
  code: string;
  foundAt: Date;
}

export interface FindingStore {
  /** Writes what appeared and deletes what is gone; what stays is not touched. */
  changeFindings(changes: {
    appeared: { entityRef: string; code: string }[];
    gone: { entityRef: string; code: string }[];
    now: Date;
  }): Promise<void>;
}
