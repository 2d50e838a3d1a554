export * from './callboardClient';
export * from './mcpClientAs';
export * from './signInAs';
