import { createDevApp } from '@backstage/frontend-dev-utils';
import ownershipPlugin from '../src';
import { catalogDevPlugin, ownershipDevModule } from './module';

createDevApp({
  features: [catalogDevPlugin, ownershipPlugin, ownershipDevModule],
});
