export * from './escalation';
export * from './figures';
export * from './handoff';
export * from './intake';
export * from './routing';
export * from './rules';
export * from './silences';
