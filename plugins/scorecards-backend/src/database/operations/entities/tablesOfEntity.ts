/** What happened to an entity; only added to. */
export const HISTORY = [
  'fact_changes',
  'result_changes',
  'level_changes',
  'campaign_scope_changes',
];

/** What is kept of an entity besides. */
export const PRESENT = [
  'facts',
  'results',
  'exemptions',
  'sign_offs',
  'campaign_items',
];
