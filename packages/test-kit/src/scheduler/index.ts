export * from './heldTasks';
