export { checkReading } from '@callboard/backstage-plugin-scorecards-common/domain';
