export { catalogModuleFolder } from './module';
export { catalogFolderPlugin } from './plugin';
export { folderCatalogServiceRef, type FolderCatalog } from './FolderCatalog';
