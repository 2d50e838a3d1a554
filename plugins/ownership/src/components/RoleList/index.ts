export { RoleList } from './RoleList';
