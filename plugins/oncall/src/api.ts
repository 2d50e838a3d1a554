export { oncallApiRef } from '@callboard/backstage-plugin-oncall-react';
