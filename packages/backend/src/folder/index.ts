export { catalogModuleFolder } from './module';
export { catalogFolderPlugin } from './plugin';
export { folderServiceRef, type FolderCatalog } from './FolderCatalog';
