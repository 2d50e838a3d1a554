export { NotInstalled } from './NotInstalled';
